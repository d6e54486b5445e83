import { EFFECT_METRIC_TEXT, type EffectMetric } from '../../../contract/routing-vocabulary'
import { RULE_SET_STATUS_TEXT, type RuleSetStatus } from '../../../contract/vocabulary'
import { ppmText } from '../../format/number-text'
import { timeText } from '../../format/time-text'
import { Mark, type MarkTone } from '../../ui/mark'

const TONE: Record<RuleSetStatus, MarkTone> = {
  draft: 'plain',
  shadow: 'info',
  pilot: 'info',
  live: 'good',
  retired: 'plain',
}

/** What a version is now, and when it will decide where that is agreed. */
export function RuleStatus({ status, liveFrom }: { status: RuleSetStatus; liveFrom: string | null }) {
  return (
    <>
      <Mark tone={TONE[status]}>{RULE_SET_STATUS_TEXT[status]}</Mark>
      {liveFrom && <Mark tone="warn">{timeText(liveFrom)} 生效</Mark>}
    </>
  )
}

type Expected = { metric: string; changePpm: number } | null

/** What an author expects: `成交率 +3%`. */
export function expectedText(expected: Expected): string {
  if (!expected) return '没有填写'
  const { metric, changePpm } = expected
  const name = EFFECT_METRIC_TEXT[metric as EffectMetric] ?? metric
  return `${name} ${changePpm > 0 ? '+' : ''}${ppmText(changePpm)}`
}
