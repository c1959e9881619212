"""The style sheet of what belongs to the study: cards, their review and their forms.

With the same holes for colours as in `reader.ui.colours`, which puts it behind its own.
"""

STYLE = """
QLabel#eyebrow {{ color: {accent}; }}
QLabel#key {{ color: {grey}; font-size: 8pt; }}
QFrame#rule {{ background: {rule}; border: none; }}
#review QScrollArea, #review_card {{ background: {paper}; border: none; }}
#review #session {{ max-height: 3px; border-radius: 0; background: {rule}; }}
#review #session::chunk {{ border-radius: 0; background: {accent}; }}
#review #top {{ background: {panel}; border: none; border-bottom: 1px solid {rule}; }}
#review #foot {{ background: {panel}; border-top: 1px solid {rule}; }}
#count_new {{ color: {blue}; }}
#count_learning {{ color: {orange}; }}
#count_due {{ color: {green}; }}
#review #grades QPushButton {{ background: {paper}; }}
#review #show_answer {{
  background: {accent}; color: {paper}; border-color: {accent}; min-height: 26px;
  min-width: 208px;
}}
#review #show_answer:focus {{ border-color: {ink}; }}
#grades QPushButton {{ padding: 0; min-width: 0; text-align: left; }}
#review #grades QPushButton:hover {{ background: {tint}; border-color: {soft}; }}
#grades QPushButton:focus {{ border: 2px solid {accent}; }}
#grades QLabel#grade {{ color: {ink}; }}
#review #tools QToolButton {{ color: {soft}; padding: 4px 7px; font-size: 9pt; }}
#review #tools QToolButton:hover {{ color: {ink}; background: {rule}; }}
#review #tools QToolButton:disabled {{ color: {grey}; }}
#review #place {{ color: {soft}; }}
#review #place:hover {{ color: {accent}; }}
#card_list QTableView {{
  background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 8px; outline: none;
  selection-background-color: {tint}; selection-color: {ink};
}}
#card_list QTableView:focus {{ border-color: {accent}; }}
#card_list QTableView::item {{ padding: 0 8px; border-bottom: 1px solid {rule}; }}
#card_list QTableView::item:selected {{ background: {tint}; }}
#card_list QHeaderView {{ background: transparent; border: none; }}
#card_list QHeaderView::section {{
  background: transparent; color: {soft}; border: none; border-bottom: 1px solid {rule};
  padding: 8px 8px 8px 10px;
}}
#card_list > QPushButton {{ padding: 6px 14px; min-width: 0; }}
QPushButton:disabled {{ color: {grey}; background: transparent; }}
#card_list QComboBox, #limits_form QSpinBox {{
  background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 8px;
  padding: 6px 10px; selection-background-color: {accent}; selection-color: {paper};
}}
#card_list QComboBox {{ padding-right: 26px; }}
#limits_form QSpinBox QLineEdit, #limits_form QSpinBox QLineEdit:focus {{
  border: none; padding: 0; background: transparent;
}}
#limits_form QSpinBox::up-button, #limits_form QSpinBox::down-button {{ width: 0; border: none; }}
#card_list QComboBox::drop-down {{ border: none; width: 0; }}
#card_list QComboBox:focus, #limits_form QSpinBox:focus {{ border-color: {accent}; }}
#card_list QComboBox QAbstractItemView {{
  background: {paper}; color: {ink}; border: 1px solid {rule};
  selection-background-color: {tint}; selection-color: {ink};
}}
QPlainTextEdit {{
  background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 8px; padding: 5px;
  selection-background-color: {accent}; selection-color: {paper};
}}
QPlainTextEdit:focus {{ border-color: {accent}; }}
#quote {{ background: {tint}; border: none; border-left: 3px solid {accent}; }}
#quote[colour="orange"] {{ background: {orange_soft}; border-left-color: {orange}; }}
#quote[colour="green"] {{ background: {green_soft}; border-left-color: {green}; }}
#quote[colour="blue"] {{ background: {blue_soft}; border-left-color: {blue}; }}
#quote[colour="purple"] {{ background: {purple_soft}; border-left-color: {purple}; }}
#quote QLabel {{ background: transparent; }}
#colours QToolButton {{
  border: 1px solid {rule}; border-radius: 11px; padding: 0; min-width: 20px; max-width: 20px;
  min-height: 20px; max-height: 20px; color: {soft};
}}
#colours QToolButton:checked {{ border: 2px solid {ink}; }}
#colours QToolButton:focus {{ border: 2px solid {accent}; }}
#colours #orange {{ background: {orange}; }}
#colours #green {{ background: {green}; }}
#colours #blue {{ background: {blue}; }}
#colours #purple {{ background: {purple}; }}
QToolButton#remove {{ color: {red}; }}
#preview {{ background: {tint}; border: none; border-radius: 8px; }}
"""
