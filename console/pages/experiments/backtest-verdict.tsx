import { Link } from 'react-router'
import { DRAFT_VERDICT_TEXT, type DraftVerdictCode } from '../../../contract/routing-vocabulary'
import type { Out } from '../../api/call'
import { rangeText, signedText } from '../../format/difference-text'
import { countText, shareText } from '../../format/number-text'
import { fenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'
import { Mark, type MarkTone } from '../../ui/mark'
import { Panel } from '../../ui/panel'

export type Report = NonNullable<Out<'showBacktest'>['report']>
const TONE: Record<DraftVerdictCode, MarkTone> = { better: 'good', worse: 'bad', undecided: 'plain', refused: 'warn' }

/** The bounds below which nothing is said; the server holds them too, here they are only told. */
export const COVERAGE_MIN = 0.9
export const SAMPLE_MIN = 500

const fen = (value: number) => fenText(Math.round(value))

/** What the backtest says in one sentence, with the figures the sentence rests on. */
export function BacktestVerdict({ report, version }: { report: Report; version: number }) {
  const { verdict, text, replay, value } = report
  const isRefused = verdict === 'refused'
  return (
    <>
      <Panel title="结论" extra={<Mark tone={TONE[verdict]}>{DRAFT_VERDICT_TEXT[verdict]}</Mark>}>
        <p className="sentence" style={{ fontSize: 15, margin: '0 0 6px' }}>
          {text}
        </p>
        {isRefused && <Missing report={report} version={version} />}
      </Panel>
      <div className="figure-row">
        <Figure
          name="会换人接待的线索"
          value={`${countText(replay.moved)} 条`}
          hint={`占 ${countText(replay.leads)} 条的 ${shareText(replay.movedShare)}，准确值`}
        />
        <Figure
          name="无人接待"
          value={`${countText(replay.unroutedBefore)} → ${countText(replay.unroutedAfter)}`}
          hint="现行规则 → 这版规则，准确值"
        />
        <Figure
          name="同店同级分配均匀度"
          value={`${shareText(replay.jainBefore, 0)} → ${shareText(replay.jainAfter, 0)}`}
          hint="100% 为人人一样多"
        />
        <Figure
          name="每条线索成交额的差别"
          value={isRefused ? '不下结论' : signedText(value.difference.value, fen)}
          hint={
            isRefused
              ? '证据不足，估计值见页面下方'
              : (rangeText(value.difference, (bound) => signedText(bound, fen)) ?? '样本太少，没有误差范围')
          }
        />
      </div>
    </>
  )
}

/** What a refusal lacks, one line each, and where to go from here. */
function Missing({ report, version }: { report: Report; version: number }) {
  const { value, censored, windowDays } = report
  const lines = [
    value.leads === 0 &&
      `这段时间的 ${countText(censored)} 条线索都还不到 ${windowDays} 天，成交与否没有定论；把回看天数加长，或过些天再来。`,
    value.leads > 0 &&
      value.coverage < COVERAGE_MIN &&
      `草稿想选的导购里，只有 ${shareText(value.coverage)} 在过去有机会被选到，至少要 ${shareText(COVERAGE_MIN)}。`,
    value.leads > 0 &&
      value.ess < SAMPLE_MIN &&
      `能代表草稿的线索相当于 ${countText(value.ess)} 条，至少要 ${SAMPLE_MIN} 条。`,
  ].filter((line) => line !== false)
  return (
    <>
      {lines.length > 0 && (
        <ul className="sentence" style={{ margin: '0 0 6px', paddingLeft: 18 }}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="soft" style={{ margin: 0 }}>
        不下结论不等于草稿不好：可以先让它<Link to={`/rules/${version}`}>影子运行</Link>积累线索，或直接
        <Link to={`/pilots?version=${version}`}>安排试点</Link>用真实门店比较。
      </p>
    </>
  )
}
