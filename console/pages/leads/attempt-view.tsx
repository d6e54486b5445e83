import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { chosenWords } from '../../../contract/reasons'
import { ASSIGNMENT_STATE_TEXT, UNROUTABLE_TEXT, type UnroutableReason } from '../../../contract/vocabulary'
import { countText } from '../../format/number-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { TimeText } from '../../ui/time-text'
import { CandidateTable } from './candidate-table'
import { type Attempt, type Facts, factsOf, type Names } from './decision-facts'
import { endedText, leftOutText, modeText, stageText } from './lead-words'
import { ReplayState } from './replay-state'

type Props = { attempt: Attempt; names: Names; onReplay: () => void; isReplaying: boolean }

/** One attempt to place a lead: what came of it in a sentence, who could have had it, who was left out, and the proof. */
export function AttemptView({ attempt, names, onReplay, isReplaying }: Props) {
  const facts = factsOf(attempt)
  const guideName = (guideId: string | null) => (guideId && names.guideNames[guideId]) ?? '其他门店的导购'
  const storeName = (storeId: string | null) => (storeId === null ? '总部' : (names.storeNames[storeId] ?? '其他门店'))
  const ruleName = (ruleId: string) => attempt.ruleNames[ruleId] ?? ruleId
  return (
    <Panel
      title={`第 ${attempt.attempt} 次分配`}
      extra={
        <>
          <TimeText at={attempt.at} /> {attempt.state && <Mark>{ASSIGNMENT_STATE_TEXT[attempt.state]}</Mark>}
        </>
      }
    >
      <p className="sentence verdict">{sentenceOf(attempt, facts, guideName)}</p>
      <AttemptFacts attempt={attempt} facts={facts} />
      {facts.ranked.length > 0 && !facts.isManual && (
        <CandidateTable
          label={`第 ${attempt.attempt} 次的候选导购`}
          ranked={facts.ranked}
          others={facts.others}
          winnerId={facts.winner.guideId}
          {...{ guideName, storeName, ruleName }}
        />
      )}
      {!facts.isManual && <LeftOut facts={facts} attempt={attempt} guideName={guideName} />}
      <ReplayState attempt={attempt} isManual={facts.isManual} onReplay={onReplay} isReplaying={isReplaying} />
    </Panel>
  )
}

/** Who got it and by what, or why nobody did. */
function sentenceOf(attempt: Attempt, facts: Facts, guideName: (guideId: string | null) => string): string {
  const winner = attempt.guideName ?? (facts.winner.guideId ? guideName(facts.winner.guideId) : null)
  if (facts.isManual) {
    const { reason } = attempt.input as { reason?: unknown }
    const why = typeof reason === 'string' && reason !== '' ? `，原因：${endedText(reason)}` : ''
    return `${attempt.decidedByName ?? '有权限的人'}指定给 ${winner ?? '其他门店的导购'}${why}。`
  }
  if (facts.outcome === 'held') {
    return `没有马上分出：先等 ${facts.holdMinutes ?? '几'} 分钟，看有没有更合适的导购。`
  }
  if (!attempt.state) {
    const reason = facts.reason ? UNROUTABLE_TEXT[facts.reason as UnroutableReason] : null
    return `没有分出：${reason ?? '没有可接待的导购'}，进入总部池。`
  }
  const who = winner ? `分给 ${winner}${attempt.storeName ? `（${attempt.storeName}）` : ''}` : '分给了其他门店的导购'
  if (!attempt.chosenBy) return `${who}，${modeText(attempt.mode)}。`
  const place = facts.winner.place && facts.winner.place > 1 ? `（原排第 ${facts.winner.place}）` : ''
  return `${who}${place}：${chosenWords({ ...attempt.chosenBy, text: attempt.chosenBy.text })}。`
}

function AttemptFacts({ attempt, facts }: { attempt: Attempt; facts: Facts }) {
  const { ruleVersion, modelVersion, priceVersion, fallThrough, acceptBy, contactBy, answeredAt, answerReason } =
    attempt
  const rows: [string, ReactNode][] = [
    ['方式', facts.isManual ? '由人指定' : `${modeText(attempt.mode)}（${stageText(facts.stage)}）`],
    ...(ruleVersion === null
      ? []
      : [
          ['规则版本', <Link key="rules" to={`/rules/${ruleVersion}`}>{`第 ${ruleVersion} 版`}</Link>] as [
            string,
            ReactNode,
          ],
        ]),
    ...(facts.scopeId ? [['范围', attempt.ruleNames[facts.scopeId] ?? facts.scopeId] as [string, ReactNode]] : []),
    ...(modelVersion ? [['评分模型', modelVersion === 'points' ? '积分表' : modelVersion] as [string, ReactNode]] : []),
    ...(priceVersion
      ? [['名额价格', priceVersion === 'none' ? '没有价格表' : priceVersion] as [string, ReactNode]]
      : []),
    ...(acceptBy ? [['接单时限', <TimeText key="accept" at={acceptBy} />] as [string, ReactNode]] : []),
    ...(contactBy ? [['联系时限', <TimeText key="contact" at={contactBy} />] as [string, ReactNode]] : []),
    ...(answeredAt
      ? [
          [
            attempt.state === 'taken_back' ? '收回' : '导购回应',
            <Answered key="answered" at={answeredAt} reason={answerReason} />,
          ] as [string, ReactNode],
        ]
      : []),
    ...(fallThrough.length > 0
      ? [['改给下一位', `前面 ${countText(fallThrough.length)} 位在选中时名额刚好满了`] as [string, ReactNode]]
      : []),
  ]
  return (
    <dl className="facts facts-row">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Answered({ at, reason }: { at: string; reason: string | null }) {
  return (
    <>
      <TimeText at={at} />
      {reason && `，${endedText(reason)}`}
    </>
  )
}

const SAMPLES_MAX = 5

type LeftOutProps = { facts: Facts; attempt: Attempt; guideName: (guideId: string | null) => string }

function LeftOut({ facts, attempt, guideName }: LeftOutProps) {
  if (facts.leftOut.length === 0) return <p className="soft">没有导购被排除。</p>
  return (
    <details className="left-out">
      <summary>
        排除了 {countText(facts.leftOut.reduce((sum, { count }) => sum + count, 0))} 人次：
        {facts.leftOut.map(({ code, count }) => `${leftOutText(code, attempt.ruleNames)} ${count}`).join('、')}
      </summary>
      <ul>
        {facts.leftOut.map(({ code, count, guideIds }) => (
          <li key={code}>
            <b>{leftOutText(code, attempt.ruleNames)}</b>（{countText(count)}）
            {guideIds.length > 0 && `：${guideIds.slice(0, SAMPLES_MAX).map(guideName).join('、')}`}
            {guideIds.length > SAMPLES_MAX && ` 等`}
          </li>
        ))}
      </ul>
    </details>
  )
}
