import { Denied } from '../answers'
import { asyncApi } from './async-api'
import type { Area, Desk } from './desk'

const TOAST_MS = 1_500
const SHEET_ITEMS_MAX = 6
const BUTTON_TEXT_MAX = 4

/** Toasts, loading signs and dialogs: drawn by WeChat, answered by the person. */
export function interaction(desk: Desk): Area {
  const { screen } = desk
  return {
    showToast: asyncApi(desk, 'showToast', { title: 'string' }, ({ title, icon, duration }) =>
      screen.showToast(
        { title: title as string, icon: String(icon ?? 'success'), isLoading: false },
        Number(duration ?? TOAST_MS),
      ),
    ),
    hideToast: asyncApi(desk, 'hideToast', {}, () => screen.hideToast()),
    showLoading: asyncApi(desk, 'showLoading', { title: 'string' }, ({ title }) =>
      screen.showToast({ title: title as string, icon: 'loading', isLoading: true }, null),
    ),
    hideLoading: asyncApi(desk, 'hideLoading', {}, () => screen.hideToast()),
    showModal: asyncApi(desk, 'showModal', {}, (options) => askModal(desk, options)),
    showActionSheet: asyncApi(desk, 'showActionSheet', { itemList: 'array' }, ({ itemList }) =>
      askSheet(desk, itemList as string[]),
    ),
  }
}

async function askModal(desk: Desk, options: Record<string, unknown>): Promise<object> {
  const modal = {
    title: String(options.title ?? ''),
    content: String(options.content ?? ''),
    showCancel: options.showCancel !== false,
    confirmText: String(options.confirmText ?? '确定'),
    cancelText: String(options.cancelText ?? '取消'),
    editable: options.editable === true,
  }
  for (const text of [modal.confirmText, modal.cancelText])
    if (text.length > BUTTON_TEXT_MAX) throw new Denied(`a button of a modal has ${BUTTON_TEXT_MAX} characters at most`)
  const { modal: prepared } = desk.answers
  const answer =
    prepared === 'ask'
      ? await new Promise<{ confirm: boolean; content?: string }>((resolve) =>
          desk.screen.open({ kind: 'modal', modal, answer: (given) => desk.inTap(() => resolve(given)) }),
        )
      : prepared(modal)
  const { confirm, content } = typeof answer === 'boolean' ? { confirm: answer, content: undefined } : answer
  return { confirm, cancel: !confirm, ...(modal.editable && confirm && { content: content ?? '' }) }
}

async function askSheet(desk: Desk, items: string[]): Promise<object> {
  if (items.length === 0 || items.length > SHEET_ITEMS_MAX)
    throw new Denied(`an action sheet has 1 to ${SHEET_ITEMS_MAX} items`)
  const { actionSheet: prepared } = desk.answers
  const index =
    prepared === 'ask'
      ? await new Promise<number | 'cancel'>((resolve) =>
          desk.screen.open({ kind: 'sheet', items, answer: (given) => desk.inTap(() => resolve(given)) }),
        )
      : prepared(items)
  if (index === 'cancel') throw new Denied('cancel')
  if (!(index in items)) throw new Error(`the action sheet has no item ${index}`)
  return { tapIndex: index }
}
