import { Denied } from '../answers'
import { asyncApi, type Options } from './async-api'
import type { Area, Desk } from './desk'

/** A function that touches personal data: it waits until the person has agreed to the privacy contract. */
function privateApi(...[desk, name, needed, run]: Parameters<typeof asyncApi>): (options?: Options) => unknown {
  return asyncApi(desk, name, needed, async (options, isInTap) => {
    await desk.privacy.need(name)
    return run(options, isInTap)
  })
}

/** The phone: where it is, its camera, its album, its calls and its clipboard. */
export function device(desk: Desk): Area {
  let clipboard = ''
  return {
    getFuzzyLocation: privateApi(desk, 'getFuzzyLocation', {}, () => locate(desk, 'getFuzzyLocation')),
    getLocation: privateApi(desk, 'getLocation', {}, () => ({
      ...locate(desk, 'getLocation'),
      accuracy: 30,
      speed: 0,
      altitude: 0,
    })),
    chooseLocation: privateApi(desk, 'chooseLocation', {}, () => {
      declared(desk, 'chooseLocation')
      return chosen(desk.answers.chooseLocation())
    }),
    openLocation: asyncApi(desk, 'openLocation', { latitude: 'number', longitude: 'number' }, () => {}),
    scanCode: asyncApi(desk, 'scanCode', {}, () => {
      const { result, path, scanType = 'QR_CODE' } = desk.answers.scan()
      return { result, scanType, charSet: 'UTF-8', rawData: '', ...(path !== undefined && { path }) }
    }),
    makePhoneCall: asyncApi(desk, 'makePhoneCall', { phoneNumber: 'string' }, ({ phoneNumber }) => {
      if (phoneNumber === '') throw new Denied('parameter error: parameter.phoneNumber should not be empty')
    }),
    setClipboardData: privateApi(desk, 'setClipboardData', { data: 'string' }, ({ data }) => {
      clipboard = data as string
      desk.screen.showToast({ title: '内容已复制', icon: 'none', isLoading: false }, 1_500)
    }),
    getClipboardData: privateApi(desk, 'getClipboardData', {}, () => ({ data: clipboard })),
    vibrateShort: asyncApi(desk, 'vibrateShort', {}, () => {}),
    vibrateLong: asyncApi(desk, 'vibrateLong', {}, () => {}),
    setKeepScreenOn: asyncApi(desk, 'setKeepScreenOn', { keepScreenOn: 'boolean' }, () => {}),
    setScreenBrightness: asyncApi(desk, 'setScreenBrightness', { value: 'number' }, () => {}),
    getScreenBrightness: asyncApi(desk, 'getScreenBrightness', {}, () => ({ value: 0.5 })),
    hideKeyboard: asyncApi(desk, 'hideKeyboard', {}, () => {}),
    previewImage: asyncApi(desk, 'previewImage', { urls: 'array' }, () => {}),
    previewMedia: asyncApi(desk, 'previewMedia', { sources: 'array' }, () => {}),
    saveImageToPhotosAlbum: privateApi(desk, 'saveImageToPhotosAlbum', { filePath: 'string' }, () => {
      if (desk.granted.get('writePhotosAlbum') === false) throw new Denied('auth deny')
      desk.granted.set('writePhotosAlbum', true)
    }),
    chooseMedia: privateApi(desk, 'chooseMedia', {}, () => {
      const files = chosen(desk.answers.chooseMedia())
      return { type: 'image', tempFiles: files.map((file) => ({ ...file, fileType: 'image' })) }
    }),
    chooseAddress: privateApi(desk, 'chooseAddress', {}, () => chosen(desk.answers.chooseAddress())),
    openCustomerServiceChat: asyncApi(
      desk,
      'openCustomerServiceChat',
      { extInfo: 'object', corpId: 'string' },
      () => {},
    ),
    navigateToMiniProgram: asyncApi(desk, 'navigateToMiniProgram', {}, () => {}),
    openEmbeddedMiniProgram: asyncApi(desk, 'openEmbeddedMiniProgram', {}, () => {}),
  }
}

function locate(desk: Desk, api: string): { latitude: number; longitude: number } {
  declared(desk, api)
  const scope = api === 'getLocation' ? 'userLocation' : 'userFuzzyLocation'
  const place = desk.granted.get(scope) === false ? null : desk.answers.location()
  desk.granted.set(scope, place !== null)
  if (!place) throw new Denied('auth deny')
  return place
}

/** WeChat refuses what app.json does not declare. */
function declared(desk: Desk, api: string): void {
  if (!desk.files.app.requiredPrivateInfos?.includes(api))
    throw new Denied(`the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`)
}

function chosen<T>(choice: T | 'cancel'): T {
  if (choice === 'cancel') throw new Denied('cancel')
  return choice
}
