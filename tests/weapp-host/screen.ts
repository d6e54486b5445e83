import type { Modal } from './answers'
import type { HostClock } from './clock'

export type Toast = { title: string; icon: string; isLoading: boolean }
export type Dialog =
  | { kind: 'modal'; modal: Modal; answer: (answer: { confirm: boolean; content?: string }) => void }
  | { kind: 'sheet'; items: string[]; answer: (index: number | 'cancel') => void }

/** What WeChat draws over and around a page: toast, loading, dialogs, badges, the bar's loading sign. */
export class Screen {
  toast: Toast | null = null
  dialog: Dialog | null = null
  isBarLoading = false
  isTabBarHidden = false
  readonly badges = new Map<number, string>()
  readonly tabTexts = new Map<number, string>()
  /** Every toast so far: a toast is gone before a test can look. */
  readonly toasts: string[] = []
  #hides = 0

  constructor(
    private readonly clock: HostClock,
    private readonly changed: () => void,
  ) {}

  showToast(toast: Toast, durationMs: number | null): void {
    this.toast = toast
    if (!toast.isLoading) this.toasts.push(toast.title)
    const turn = ++this.#hides
    if (durationMs !== null)
      this.clock.setTimeout(() => {
        if (turn === this.#hides) this.hideToast()
      }, durationMs)
    this.changed()
  }

  hideToast(): void {
    this.#hides += 1
    this.toast = null
    this.changed()
  }

  open(dialog: Dialog): void {
    if (this.dialog) throw new Error('a dialog is open already')
    this.dialog = dialog
    this.changed()
  }

  /** The person answers the open dialog. Throws when there is none of that kind. */
  answerModal(answer: { confirm: boolean; content?: string }): void {
    if (this.dialog?.kind !== 'modal') throw new Error('no modal is open')
    this.#close().answer(answer as never)
  }

  answerSheet(index: number | 'cancel'): void {
    if (this.dialog?.kind !== 'sheet') throw new Error('no action sheet is open')
    this.#close().answer(index as never)
  }

  #close(): Dialog {
    const dialog = this.dialog!
    this.dialog = null
    this.changed()
    return dialog
  }
}
