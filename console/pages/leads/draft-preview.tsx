import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { RULE_SET_STATUS_TEXT, UNROUTABLE_TEXT, type UnroutableReason } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { ErrorView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { CandidateTable } from './candidate-table'
import { leftOutText, modeText, stageText } from './lead-words'

type Props = { leadId: string; version: number | null; onPick: (version: number | null) => void }

/** What any version of the rules would do with the lead, on the facts of then; nothing is given to anybody. */
export function DraftPreview({ leadId, version, onPick }: Props) {
  const refusal = useRefusal()('previewDecision')
  const [chosen, setChosen] = useState<number | null>(version)
  const versions = useAsk('listRuleSets', {}, { isOn: refusal === null })
  const asked = useAsk(
    'previewDecision',
    { leadId, version: version ?? 1 },
    { isOn: version !== null && refusal === null, keepsBefore: false },
  )
  const options = (versions.data?.ruleSets ?? []).map(({ version: one, status }) => ({
    value: one,
    label: `第 ${one} 版（${RULE_SET_STATUS_TEXT[status]}）`,
  }))
  return (
    <Panel title="换一个规则版本会怎么分">
      <div className="filters">
        <Select
          aria-label="规则版本"
          style={{ width: 200 }}
          placeholder="选一个规则版本"
          notFoundContent={refusal ?? '还没有规则版本'}
          value={chosen}
          onChange={setChosen}
          options={options}
          loading={versions.isLoading}
        />
        <AllowedButton
          refusal={refusal ?? (chosen === null ? '请先选一个规则版本' : null)}
          loading={version !== null && asked.isLoading}
          onClick={() => onPick(chosen)}
        >
          试算
        </AllowedButton>
        {version !== null && <Button onClick={() => onPick(null)}>收起</Button>}
        <span className="soft">用当时的依据重新计算，不占名额，不通知任何人。</span>
      </div>
      {version !== null && asked.failure && <ErrorView failure={asked.failure} onRetry={asked.reload} />}
      {version !== null && asked.data && <Compared preview={asked.data} />}
    </Panel>
  )
}

type Preview = Out<'previewDecision'>

function Compared({ preview }: { preview: Preview }) {
  const { before, version, isSame, ranked } = preview
  const ruleNames = useRuleNames(version)
  const names = new Map(ranked.map((one) => [one.guideId, one.guideName]))
  const stores = new Map(ranked.map((one) => [one.storeId, one.storeName]))
  return (
    <>
      <div className="sides">
        <div>
          <h3>当时：第 {before.version} 版</h3>
          <p className="sentence">
            {before.guideId
              ? `先问 ${before.guideName ?? '已不在名单上的导购'}`
              : outcomeText(before.outcome, null, null)}
          </p>
          <p className="soft">
            第 {preview.attempt} 次分配，
            <TimeText at={preview.at} />
          </p>
        </div>
        <div>
          <h3>
            试算：<Link to={`/rules/${version}`}>第 {version} 版</Link>{' '}
            {isSame ? <Mark tone="good">结果相同</Mark> : <Mark tone="warn">结果不同</Mark>}
          </h3>
          <p className="sentence">{nowText(preview)}</p>
          <p className="soft">
            {modeText(preview.choice.mode)}，问 {stageText(preview.stage)}，接单 {preview.sla.acceptMinutes}{' '}
            分钟内，联系 {preview.sla.firstContactMinutes} 分钟内
          </p>
        </div>
      </div>
      {ranked.length > 0 && (
        <CandidateTable
          label={`第 ${version} 版的候选导购`}
          ranked={ranked.map((one, index) => ({
            ...one,
            place: index + 1,
            total: one.u,
            chance: one.p,
            picked: one.pi,
            shortfall: null,
            boosts: one.boosts.map(([ruleId, points]) => [String(ruleId), Number(points)] as const),
          }))}
          guideName={(guideId) => names.get(guideId ?? '') ?? '已不在名单上的导购'}
          storeName={(storeId) => stores.get(storeId) ?? '总部'}
          ruleName={(ruleId) => ruleNames[ruleId] ?? ruleId}
          winnerId={null}
        />
      )}
      <LeftOutLine excluded={preview.excluded} ruleNames={ruleNames} />
    </>
  )
}

/** What the rules of a version are called. */
function useRuleNames(version: number): Record<string, string> {
  const asked = useAsk('showRuleSet', { version })
  const { rules = [] } = (asked.data?.doc ?? {}) as { rules?: { id: string; name: string }[] }
  return Object.fromEntries(rules.map(({ id, name }) => [id, name]))
}

function nowText({ ranked, outcome, reason, holdMinutes }: Preview): string {
  const first = ranked[0]
  if (outcome === 'ranked' && first) {
    return `先问 ${first.guideName ?? '已不在名单上的导购'}${first.storeName ? `（${first.storeName}）` : ''}`
  }
  return outcomeText(outcome, reason, holdMinutes)
}

function outcomeText(outcome: string, reason: string | null, holdMinutes: number | null): string {
  if (outcome === 'held') return `先等 ${holdMinutes ?? '几'} 分钟`
  const why = reason ? UNROUTABLE_TEXT[reason as UnroutableReason] : null
  return why ? `不分给任何人：${why}` : '不分给任何人，进入总部池'
}

type LeftOutProps = { excluded: Record<string, number>; ruleNames: Record<string, string> }

function LeftOutLine({ excluded, ruleNames }: LeftOutProps) {
  const parts = Object.entries(excluded).map(([code, count]) => `${leftOutText(code, ruleNames)} ${count}`)
  return parts.length > 0 ? <p className="soft">排除：{parts.join('、')}</p> : null
}
