# Homebrew: a tap's Casks/@NAME@.rb; the release workflow fills it.
cask "@NAME@" do
  arch arm: "arm64", intel: "x86_64"

  version "@VERSION@"
  sha256 arm:   "@SHA256_ARM64@",
         intel: "@SHA256_X86_64@"

  url "@REPOSITORY@/releases/download/v#{version}/@NAME@-#{version}-macos-#{arch}.dmg"
  name "@TITLE@"
  desc "@SUMMARY@"
  homepage "@REPOSITORY@"

  depends_on macos: ">= :ventura"

  app "@TITLE@.app"

  zap trash: [
    "~/Library/Application Support/@NAME@",
    "~/Library/Caches/@NAME@",
  ]
end
