import Taro from '@tarojs/taro'

type Resolve = (answer: { buttonId?: string; event: 'agree' | 'disagree' | 'exposureAuthorization' }) => void
let waiting: Resolve[] = []
let tell: (() => void) | null = null
let isListening = false

/**
 * WeChat holds back every interface that touches personal data until the person has agreed, and asks us to show the
 * agreement (`wx.onNeedPrivacyAuthorization`, base library 2.32.3). `show` is called when it does.
 */
export function listenForPrivacy(show: () => void): () => void {
  tell = show
  if (!isListening && Taro.canIUse('onNeedPrivacyAuthorization')) {
    isListening = true
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      waiting.push(resolve)
      tell?.()
    })
  }
  return () => {
    if (tell === show) tell = null
  }
}

/** Answers all that waits. Agreeing must come from a tap of the button whose id is given; WeChat checks it. */
export function answerPrivacy(isAgreed: boolean, buttonId: string): void {
  const answered = waiting
  waiting = []
  for (const resolve of answered) resolve(isAgreed ? { buttonId, event: 'agree' } : { event: 'disagree' })
}

/** The full text, as filled in at WeChat's admin page. */
export function openPrivacyText(): void {
  void Taro.openPrivacyContract({})
}
