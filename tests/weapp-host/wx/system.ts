import { asyncApi } from './async-api'
import type { Area, Desk } from './desk'

const STATUS_BAR_PX = 20
const BASE_LIBRARY = '3.8.9'
const LISTENED = [
  ...['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'MemoryWarning'],
  ...[
    'NetworkStatusChange',
    'WindowResize',
    'KeyboardHeightChange',
    'UserCaptureScreen',
    'AppRoute',
    'NetworkWeakChange',
  ],
  ...['CopyUrl', 'AddToFavorites', 'LazyLoadError'],
]

const ELEMENTS = new Set([
  ...['view', 'text', 'image', 'button', 'input', 'textarea', 'scroll-view', 'swiper', 'switch', 'checkbox', 'radio'],
  ...['picker', 'picker-view', 'slider', 'form', 'label', 'icon', 'progress', 'navigator', 'rich-text', 'canvas'],
])

/** The phone, the base library and what the app may listen to. */
export function system(desk: Desk, has: (name: string) => boolean): Area {
  const windowInfo = () => {
    const { width, height } = desk.screenSize
    return {
      pixelRatio: 2,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: desk.windowSize().height,
      statusBarHeight: STATUS_BAR_PX,
      screenTop: 0,
      safeArea: { left: 0, right: width, top: STATUS_BAR_PX, bottom: height, width, height: height - STATUS_BAR_PX },
    }
  }
  const deviceInfo = { brand: 'devtools', model: 'host', system: 'iOS 17.0', platform: 'devtools', benchmarkLevel: 40 }
  const baseInfo = {
    SDKVersion: BASE_LIBRARY,
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: 16,
    host: { env: 'WeChat' },
    enableDebug: false,
  }
  const all = () => desk.adopt({ ...windowInfo(), ...deviceInfo, ...baseInfo })
  const launch = () => desk.adopt({ ...desk.launch, referrerInfo: {}, forwardMaterials: [] })
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getSystemInfoSync: all,
    getSystemInfo: asyncApi(desk, 'getSystemInfo', {}, all),
    getSystemInfoAsync: asyncApi(desk, 'getSystemInfoAsync', {}, all),
    getWindowInfo: () => desk.adopt(windowInfo()),
    getDeviceInfo: () => desk.adopt(deviceInfo),
    getAppBaseInfo: () => desk.adopt(baseInfo),
    getSystemSetting: () =>
      desk.adopt({ locationEnabled: true, wifiEnabled: true, bluetoothEnabled: false, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () =>
      desk.adopt({
        locationAuthorized: 'authorized',
        notificationAuthorized: 'authorized',
        cameraAuthorized: 'authorized',
      }),
    getAccountInfoSync: () =>
      desk.adopt({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' }, plugin: {} }),
    getMenuButtonBoundingClientRect: () =>
      desk.adopt({ top: 24, bottom: 56, left: 281, right: 368, width: 87, height: 32 }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    canIUse: (schema: unknown) => {
      const [name = ''] = String(schema).split('.')
      return has(name) || ELEMENTS.has(name)
    },
    nextTick: (run: () => void) => void desk.clock.setTimeout(() => desk.run('nextTick', run), 0),
    getUpdateManager: () => ({
      onCheckForUpdate: (told: (answer: object) => void) =>
        void desk.clock.setTimeout(() => desk.run('onCheckForUpdate', () => told({ hasUpdate: false })), 0),
      onUpdateReady: () => {},
      onUpdateFailed: () => {},
      applyUpdate: () => {},
    }),
    getLogManager: () => ({ log: () => {}, info: () => {}, warn: () => {}, debug: () => {} }),
    getRealtimeLogManager: () => ({
      info: () => {},
      warn: () => {},
      error: () => {},
      setFilterMsg: () => {},
      addFilterMsg: () => {},
    }),
    reportEvent: (name: unknown, data: unknown) => desk.note('reportEvent', { name, data }),
    reportPerformance: () => {},
    loadFontFace: asyncApi(desk, 'loadFontFace', { family: 'string', source: 'string' }, () => {}),
    ...Object.fromEntries(LISTENED.flatMap((event) => listening(desk, event))),
  }
}

function listening(desk: Desk, event: string): [string, (listener: (...args: unknown[]) => void) => void][] {
  const heard = desk.listeners.get(event) ?? new Set()
  desk.listeners.set(event, heard)
  return [
    [`on${event}`, (listener) => void heard.add(listener)],
    [`off${event}`, (listener) => void (listener ? heard.delete(listener) : heard.clear())],
  ]
}
