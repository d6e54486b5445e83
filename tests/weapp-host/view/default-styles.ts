/** How WeChat's elements look before the app's own styles, in the sizes of its base library. */
export const DEFAULT_STYLES = `
html { font-family: -apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif; font-size: 16px; line-height: 1.4 }
body { margin: 0; min-height: 100vh; overflow-x: hidden; -webkit-tap-highlight-color: transparent }
wx-page, wx-view, wx-swiper, wx-scroll-view, wx-form, wx-checkbox-group, wx-radio-group, wx-picker, wx-navigator,
wx-custom-wrapper, wx-movable-area, wx-progress, wx-slider, wx-cover-view { display: block }
wx-text { display: inline; white-space: pre-line }
wx-rich-text { display: block }
wx-label { display: inline }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > img { display: block; width: 100%; height: 100% }
wx-image > img[data-broken] { visibility: hidden }
wx-image[mode="aspectFit"] > img { object-fit: contain }
wx-image[mode="aspectFill"] > img { object-fit: cover }
wx-image[mode="widthFix"] { height: auto }
wx-image[mode="widthFix"] > img { height: auto }
wx-image[mode="heightFix"] { width: auto }
wx-image[mode="heightFix"] > img { width: auto }
wx-image[mode="center"] > img { object-fit: none }
wx-button { position: relative; display: block; box-sizing: border-box; margin-left: auto; margin-right: auto;
  padding-left: 14px; padding-right: 14px; font-size: 18px; line-height: 2.55555556; text-align: center;
  border-radius: 5px; overflow: hidden; color: #000; background-color: #f8f8f8; cursor: default }
wx-button::after { content: ''; position: absolute; inset: 0; width: 200%; height: 200%; transform: scale(.5);
  transform-origin: 0 0; box-sizing: border-box; border: 1px solid rgba(0, 0, 0, .2); border-radius: 10px; pointer-events: none }
wx-button[type="primary"] { color: #fff; background-color: #07c160 }
wx-button[type="warn"] { color: #fff; background-color: #e64340 }
wx-button[size="mini"] { display: inline-block; line-height: 2.3; font-size: 13px; padding: 0 1.34em }
wx-button[plain="true"] { color: #353535; border: 1px solid #353535; background-color: transparent }
wx-button[disabled] { color: rgba(0, 0, 0, .3); background-color: #f7f7f7 }
wx-input { display: block; height: 1.4em; min-height: 1.4em; overflow: hidden }
wx-input > input, wx-textarea > textarea { display: block; width: 100%; height: 100%; box-sizing: border-box; margin: 0;
  padding: 0; border: 0; outline: 0; background: transparent; color: inherit; font: inherit; text-align: inherit; resize: none }
wx-input > input::placeholder, wx-textarea > textarea::placeholder { color: #808080; opacity: 1 }
wx-textarea { display: block; width: 300px; height: 150px }
wx-scroll-view { overflow: hidden }
wx-scroll-view[scroll-y] { overflow-y: auto }
wx-scroll-view[scroll-x] { overflow-x: auto }
wx-scroll-view::-webkit-scrollbar { width: 0; height: 0 }
wx-swiper { position: relative; height: 150px; overflow: hidden }
wx-swiper-item { display: none; height: 100%; overflow: hidden }
wx-swiper-item[shown] { display: block }
wx-switch { display: inline-block; box-sizing: border-box; width: 52px; height: 32px; border: 1px solid #dfdfdf;
  border-radius: 16px; background: #fdfdfd; position: relative; vertical-align: middle }
wx-switch::after { content: ''; position: absolute; top: 0; left: 0; width: 30px; height: 30px; border-radius: 15px;
  background: #fff; box-shadow: 0 1px 3px rgba(0, 0, 0, .4) }
wx-switch[checked] { border-color: #04be02; background: #04be02 }
wx-switch[checked]::after { left: 20px }
wx-checkbox, wx-radio { display: inline-flex; align-items: center }
wx-checkbox::before, wx-radio::before { content: ''; box-sizing: border-box; width: 22px; height: 22px; margin-right: 5px;
  border: 1px solid #d1d1d1; border-radius: 3px; background: #fff; color: #09bb07; font-size: 18px; line-height: 20px; text-align: center }
wx-radio::before { border-radius: 50% }
wx-checkbox[checked]::before, wx-radio[checked]::before { content: '✓' }
wx-icon { display: inline-block; width: 23px; height: 23px; border-radius: 50%; background: #09bb07 }
wx-canvas { display: block; width: 300px; height: 150px; background: repeating-linear-gradient(45deg, #eee 0 8px, #fff 8px 16px) }
wx-progress, wx-slider { height: 6px; background: #ebebeb }
[hidden] { display: none }
`

/** The bars and dialogs WeChat draws around a page. */
export const CHROME_STYLES = `
* { box-sizing: border-box }
body { margin: 0; overflow: hidden; font: 16px/1.4 -apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif }
#phone { position: fixed; inset: 0; display: flex; flex-direction: column; background: #fff }
#bar { flex: none; height: 64px; padding-top: 20px; position: relative; line-height: 44px; text-align: center; font-weight: 500 }
#bar button { position: absolute; left: 0; top: 20px; width: 44px; height: 44px; border: 0; background: none; color: inherit; font-size: 24px }
#menu { position: absolute; right: 7px; top: 24px; width: 87px; height: 32px; border: 1px solid rgba(0, 0, 0, .1); border-radius: 16px }
#pages { flex: 1; position: relative; min-height: 0 }
#pages iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden }
#pages iframe[data-top] { visibility: visible }
#tabs { flex: none; height: 50px; display: flex; border-top: 1px solid rgba(0, 0, 0, .1) }
#tabs button { flex: 1; position: relative; border: 0; padding: 0; background: none; color: inherit; font-size: 10px; line-height: 14px }
#tabs img { display: block; margin: 0 auto 2px; width: 27px; height: 27px }
#tabs i { position: absolute; left: 54%; top: 2px; min-width: 16px; padding: 0 4px; border-radius: 8px; background: #fa5151; color: #fff; font-style: normal }
#cover { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; pointer-events: none }
#cover[data-dialog] { background: rgba(0, 0, 0, .6); pointer-events: auto }
.toast { max-width: 70%; padding: 12px 16px; border-radius: 8px; background: rgba(76, 76, 76, .95); color: #fff; text-align: center }
.modal { width: 80%; border-radius: 12px; background: #fff; text-align: center }
.modal h1 { margin: 0; padding: 24px 24px 8px; font-size: 17px }
.modal p { margin: 0; padding: 8px 24px 24px; color: rgba(0, 0, 0, .5); white-space: pre-line }
.modal div { display: flex; border-top: 1px solid rgba(0, 0, 0, .1) }
.modal button, .sheet button { flex: 1; height: 56px; border: 0; background: none; font-size: 17px }
.modal button + button { border-left: 1px solid rgba(0, 0, 0, .1); color: #576b95 }
.sheet { position: absolute; left: 0; right: 0; bottom: 0; border-radius: 12px 12px 0 0; background: #fff }
.sheet button { display: block; width: 100%; border-bottom: 1px solid rgba(0, 0, 0, .1) }
`
