"""Bytes of model state for PPO and GRPO, without activations, KV cache or the copy in the rollout engine.

Trained model: 16 bytes per parameter (weights and gradients in 16 bit, FP32 master weights and two moments).
Frozen model: 2 bytes per parameter. Each row gives both algorithms the same frozen models.
"""

TRAINED, FROZEN = 16, 2
setups = {
    "reward model, KL term": ("reward", "reference"),
    "rule as reward, KL term": ("reference",),
    "rule as reward, no KL term": (),
}

for size, label in ((7e9, "7B"), (671e9, "671B")):
    print(f"{label + ', all models of this size':30}bytes/param         GB           GRPO     80 GB GPUs")
    print(f"{'':32}PPO  GRPO      PPO     GRPO   of PPO   PPO  GRPO")
    for name, frozen in setups.items():
        grpo = (TRAINED + FROZEN * len(frozen)) * size
        ppo = grpo + TRAINED * size                            # the critic
        gpus = [int(-(-total // 80e9)) for total in (ppo, grpo)]
        print(f"  {name:27}{ppo / size:6.0f}{grpo / size:6.0f}{ppo / 1e9:9,.0f}{grpo / 1e9:9,.0f}"
              f"{grpo / ppo:9.0%}{gpus[0]:6}{gpus[1]:6}")
        assert (abs(grpo / ppo - 0.5) < 1e-9) == (not frozen)  # "half" is true only without frozen models
    print(f"  the critic alone: {TRAINED * size / 1e9:,.0f} GB\n")

print("Frozen models offloaded during the update, as in the R1 framework: the last row holds.")
