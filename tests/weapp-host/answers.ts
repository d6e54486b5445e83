/** What a refusal of the phone or of the person looks like: the `fail` of the API, without its name. */
export class Denied extends Error {
  constructor(
    readonly reason: string,
    readonly errno?: number,
  ) {
    super(reason)
  }
}

export type Place = { latitude: number; longitude: number }
export type Payment = { timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string }
export type Modal = {
  title: string
  content: string
  showCancel: boolean
  confirmText: string
  cancelText: string
  editable: boolean
}

/**
 * The person, the phone and WeChat around the app: what they answer when the app asks. Tests replace what they are
 * about; a function may throw `Denied`. `'ask'` leaves a dialog open until the test answers it.
 */
export type Answers = {
  /** The code of `wx.login`; the backend's stand-in takes any `login-<name>`. */
  loginCode: () => string
  /** What the phone number button gives. */
  phoneNumber: () => { code: string }
  /** Whether the person agrees in WeChat's own privacy window; an app that listens asks by itself. */
  privacyWindow: () => boolean
  modal: 'ask' | ((modal: Modal) => boolean | { confirm: boolean; content?: string })
  actionSheet: 'ask' | ((items: string[]) => number | 'cancel')
  /** Per template: accept, reject, ban or filter. */
  subscribe: (templateId: string) => 'accept' | 'reject' | 'ban' | 'filter'
  scan: () => { result: string; path?: string; scanType?: string }
  /** Null when the person denies the location, or the phone has it switched off. */
  location: () => Place | null
  chooseLocation: () => (Place & { name: string; address: string }) | 'cancel'
  chooseMedia: () => { tempFilePath: string; size: number }[] | 'cancel'
  chooseAddress: () => Record<string, string> | 'cancel'
  chooseAvatar: () => { avatarUrl: string } | null
  payment: 'stand-in' | ((payment: Payment) => 'paid' | 'cancel')
  /** `wx.cloud.callFunction`: what the cloud function answers. */
  callFunction: (name: string, data: unknown) => unknown
}

/** A person who is willing: signs in, is somewhere, and answers dialogs only when told how. */
export function willing(overrides: Partial<Answers> = {}): Answers {
  return {
    loginCode: () => 'login-shopper',
    phoneNumber: () => ({ code: 'phone-13800000000' }),
    privacyWindow: () => true,
    modal: 'ask',
    actionSheet: 'ask',
    subscribe: () => 'accept',
    scan: () => {
      throw new Denied('cancel')
    },
    location: () => ({ latitude: 31.2304, longitude: 121.4737 }),
    chooseLocation: () => 'cancel',
    chooseMedia: () => 'cancel',
    chooseAddress: () => 'cancel',
    chooseAvatar: () => null,
    payment: 'stand-in',
    callFunction: (name) => {
      throw new Denied(`the host was given no cloud function ${name}`)
    },
    ...overrides,
  }
}
