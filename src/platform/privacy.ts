import Taro from '@tarojs/taro'

type Resolve = (answer: { buttonId?: string; event: 'agree' | 'disagree' | 'exposureAuthorization' }) => void
let waiting: Resolve[] = []
/** Pages that can show the agreement; the one in front last. */
let shows: (() => void)[] = []
let isListening = false

/**
 * WeChat holds back every interface that touches personal data until the person has agreed, and asks us to show the
 * agreement (`wx.onNeedPrivacyAuthorization`, base library 2.32.3). `show` is called when it does.
 */
export function listenForPrivacy(show: () => void): () => void {
  bringPrivacyToFront(show)
  if (!isListening && Taro.canIUse('onNeedPrivacyAuthorization')) {
    isListening = true
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      waiting.push(resolve)
      shows.at(-1)?.()
    })
  }
  return () => {
    shows = shows.filter((other) => other !== show)
  }
}

/** The page with this sheet is the one people look at now. */
export function bringPrivacyToFront(show: () => void): void {
  shows = [...shows.filter((other) => other !== show), show]
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
