import { END_REASON_TEXT, type EndReasonCode, WHY_ME_TEXT, type WhyMeCode } from '../../contract/reasons'
import {
  ASSIGNMENT_STATE_TEXT,
  type AssignmentState,
  CHANNEL_TEXT,
  type Channel,
  TOUCH_TEXT,
  type TouchKind,
} from '../../contract/vocabulary'

type Term = { code: string; points: number; text?: string | undefined }

/** Why a lead came to this guide: what spoke for them first and most, then what was held against it. */
export function whyMeWords(terms: readonly Term[]): { because: string; despite: string | null } {
  const words = (kept: readonly Term[]) =>
    [...kept]
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .map(({ code, text }) => text ?? WHY_ME_TEXT[code as WhyMeCode])
      .filter(Boolean)
  const because = words(terms.filter(({ points }) => points > 0))
  const despite = words(terms.filter(({ points }) => points < 0))
  return {
    because: because.length > 0 ? because.join('、') : '按规则轮到你接待',
    despite: despite.length > 0 ? `已考虑${despite.join('、')}` : null,
  }
}

/** What somebody wants, as they or the product said it; without a wish of their own they came to be served. */
export function wishWords(wish: string): string {
  return wish === 'general' ? '到店咨询' : wish
}

/** Why a lead is no longer with this guide; what a person wrote is shown as they wrote it. */
export function endWords(state: AssignmentState, reason: string | null): string {
  const known = reason ? END_REASON_TEXT[reason as EndReasonCode] : undefined
  if (known) return known
  const said = reason ? `：${reason}` : ''
  if (state === 'declined') return `你已婉拒${said}`
  if (state === 'taken_back') return `已转给其他同事${said}`
  return `${ASSIGNMENT_STATE_TEXT[state]}${said}`
}

/** `浏览页面 · 北欧布艺沙发`. */
export function touchWords({ kind, subject }: { kind: TouchKind; subject: string | null }): string {
  return subject ? `${TOUCH_TEXT[kind]} · ${subject}` : TOUCH_TEXT[kind]
}

/** How much somebody wants it, from the score routing goes by: words for the number. */
export function interestWords(score: number): string {
  return score >= 70 ? '意向强' : score >= 40 ? '意向中等' : '意向一般'
}

/** Where they came from, as one says it to a guide. */
export function channelWords(channel: Channel): string {
  return channel === 'unknown' ? '来源未知' : `来自${CHANNEL_TEXT[channel]}`
}
