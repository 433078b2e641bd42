// Loaded before the app: writes down what its tray icon says, for a test cannot see the tray of a desktop.
const { Tray } = require('electron');

globalThis.tray = { tip: '', menu: [], image: undefined };
const { setToolTip, setContextMenu } = Tray.prototype;
Tray.prototype.setToolTip = function record(tip) {
  globalThis.tray.tip = tip;
  return setToolTip.call(this, tip);
};
Tray.prototype.setContextMenu = function record(menu) {
  globalThis.tray.menu = menu.items.map(({ label, checked }) => ({ label, checked }));
  return setContextMenu.call(this, menu);
};
