export const shortcut = {
  title: '快捷键',
  sheet: '显示快捷键',
  goBoards: '打开看板',
  goPools: '打开公海',
  toggleNav: '收起或展开导航',
  undo: '撤销上一步',
  then: '然后',
};
