import { Denied } from './answers'

export type PrivacyAnswer = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }
type Listener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void

const REFUSED = ['privacy permission is not authorized', 104] as const

/**
 * WeChat holds back what touches personal data until the person agreed to the privacy contract. An app that listens
 * shows the contract itself, and agreeing counts only by a real tap on the button for it; otherwise WeChat asks.
 */
export class Privacy {
  readonly #listeners: Listener[] = []
  readonly #tapped = new Set<string>()

  constructor(
    public isAgreed: boolean,
    /** What the person answers in WeChat's own window. */
    private readonly askInWindow: () => boolean,
    private readonly run: (where: string, call: () => unknown) => unknown,
  ) {}

  listen(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** The person tapped the button to agree. */
  tapped(buttonId: string): void {
    this.#tapped.add(buttonId)
    this.isAgreed = true
  }

  /** Goes on when the person has agreed, and waits for them while the app asks. Throws `Denied` when they do not. */
  async need(referrer: string): Promise<void> {
    if (this.isAgreed) return
    if (this.#listeners.length === 0) {
      if (!this.askInWindow()) throw new Denied(...REFUSED)
      this.isAgreed = true
      return
    }
    const { event, buttonId = '' } = await this.#ask(referrer)
    if (event !== 'agree') throw new Denied(...REFUSED)
    if (!this.#tapped.has(buttonId)) throw new Denied('the button agreed with was not tapped', 104)
  }

  /** A button that gives personal data waits for the contract like any function of `wx`, and tells what came of it. */
  give(kind: string, answer: () => object, told: (detail: object) => void): void {
    const give = () => told({ errMsg: `${kind}:ok`, ...answer() })
    const refuse = (error: Error) => told({ errMsg: `${kind}:fail ${error.message}` })
    if (!this.isAgreed) {
      void this.need(kind).then(give).catch(refuse)
      return
    }
    try {
      give()
    } catch (error) {
      refuse(error as Error)
    }
  }

  #ask(referrer: string): Promise<PrivacyAnswer> {
    return new Promise((resolve) => {
      // That the contract was shown is only a report; the answer is still to come.
      const answered = (answer: PrivacyAnswer) => answer.event !== 'exposureAuthorization' && resolve(answer)
      for (const listener of this.#listeners)
        this.run('onNeedPrivacyAuthorization', () => listener(answered, { referrer }))
    })
  }
}
