export const keyboard = {
  title: '键盘快捷方式',
  anywhere: '任意位置',
  inLists: '列表和选项卡中',
  inDialogs: '对话框中',
  noKeys: '没有按键',
  rows: {
    walkList: '在列表中移动',
    firstLast: '第一项或最后一项',
    choose: '选择焦点所在的项',
    next: '到窗口的下一部分，或返回',
    tabs: '在选项卡之间切换',
    resize: '移动两部分之间的边界',
    closeDialog: '关闭而不执行',
    accept: '按下焦点所在的按钮',
  },
  space: '空格',
  hint: '菜单项旁边显示相同的按键。',
};
