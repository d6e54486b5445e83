import Taro from '@tarojs/taro'

/** A browser asks nobody; the page asks before it takes a phone number (see `components/privacy-sheet`). */
export function listenForPrivacy(_show: () => void): () => void {
  return () => undefined
}

export function bringPrivacyToFront(_show: () => void): void {}

export function answerPrivacy(_isAgreed: boolean, _buttonId: string): void {}

export function openPrivacyText(): void {
  void Taro.navigateTo({ url: '/shopper/privacy-text/index' })
}
