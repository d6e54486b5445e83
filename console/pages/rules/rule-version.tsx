import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { RULE_SET_STATUS_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import './rules.css'
import { ChangeList } from './change-list'
import { JsonView } from './json-view'
import { expectedText, RuleStatus } from './rule-status'
import { SentenceList } from './sentence-list'
import { VersionActs } from './version-acts'

type Shown = Out<'showRuleSet'>

/** One version whole: what it says, what it changed, how it came about, and what can be done with it. */
export function Page() {
  const version = Number(useParams().version)
  const asked = useAsk('showRuleSet', { version }, { keepsBefore: false })
  const sets = useAsk('listRuleSets', {})
  const approvals = useAsk('listApprovals', { state: 'waiting', rows: 100 })
  const waiting = approvals.data?.approvals.find((one) => one.kind === 'rule_set' && one.version === version)
  const live = sets.data?.ruleSets.find(({ status }) => status === 'live')
  const listed = sets.data?.ruleSets.find((set) => set.version === version)
  return (
    <PageFrame
      title={`规则第 ${version} 版`}
      about={asked.data?.note}
      actions={
        listed && (
          <VersionActs set={listed} isWaiting={waiting !== undefined} rollBackTo={sets.data?.rollBackTo ?? null} />
        )
      }
    >
      <AskedView asked={asked}>
        {(set) => (
          <>
            {waiting && (
              <Alert
                style={{ marginBottom: 12 }}
                type="info"
                showIcon
                title={
                  <>
                    {waiting.requestedByName ?? '同事'}已提交审批，
                    <Link to={`/approvals?open=${waiting.approvalId}`}>查看审批</Link>
                  </>
                }
              />
            )}
            <NextSteps set={set} />
            <div className="panel-row">
              <Facts set={set} liveVersion={live?.version ?? null} />
              <Panel title={set.parent ? `比第 ${set.parent} 版改了什么` : '改了什么'}>
                <ChangeList changes={set.changes} none={set.parent ? '和上一版一样。' : '这是最初的一版。'} />
              </Panel>
            </div>
            {set.warnings.length > 0 && (
              <Panel title={`保存时的提醒（${set.warnings.length}）`}>
                <ul className="plain-list">
                  {set.warnings.map(({ text }) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </Panel>
            )}
            <Panel title="规则">
              <SentenceList doc={set.doc} sentences={set.sentences} />
            </Panel>
            <History set={set} />
            <JsonView doc={set.doc} />
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

/** The way of a careful change, for what is not in force. */
function NextSteps({ set: { version, status } }: { set: Shown }) {
  if (status === 'live') return null
  return (
    <Panel title="接下来">
      <div className="next-steps">
        <Link to={`/backtests?version=${version}`}>用过去的线索回测</Link>
        <Link to={`/pilots?version=${version}`}>在部分门店试点</Link>
        <span className="soft">或者先影子运行，看过结果再提交审批。</span>
      </div>
    </Panel>
  )
}

function Facts({ set, liveVersion }: { set: Shown; liveVersion: number | null }) {
  const { version, parent, createdBy } = set
  return (
    <Panel
      title="这一版"
      extra={
        liveVersion !== null && liveVersion !== version ? (
          <Link to={`/rules/diff?from=${liveVersion}&to=${version}`}>和生效的第 {liveVersion} 版比较</Link>
        ) : null
      }
    >
      <dl className="facts">
        <dt>状态</dt>
        <dd className="marks">
          <RuleStatus status={set.status} liveFrom={set.liveFrom} />
        </dd>
        <dt>谁做的</dt>
        <dd>
          {set.createdByName ?? (createdBy === 'system' ? '系统' : createdBy)}，<TimeText at={set.createdAt} />
        </dd>
        <dt>基于</dt>
        <dd>{parent ? <Link to={`/rules/${parent}`}>第 {parent} 版</Link> : '—'}</dd>
        <dt>预期效果</dt>
        <dd>{expectedText(set.expected)}</dd>
        <dt>复盘日期</dt>
        <dd>{set.reviewOn ?? '没有填写'}</dd>
      </dl>
    </Panel>
  )
}

function History({ set: { events } }: { set: Shown }) {
  return (
    <Panel title="经过">
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">变为</th>
            <th scope="col">谁</th>
            <th scope="col">审批</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {[...events].reverse().map((event) => (
            <tr key={`${event.at}:${event.status}`}>
              <td>
                <TimeText at={event.at} />
              </td>
              <td>
                {RULE_SET_STATUS_TEXT[event.status]}
                {event.effectiveFrom > event.at && (
                  <span className="soft">
                    （<TimeText at={event.effectiveFrom} /> 起）
                  </span>
                )}
              </td>
              <td>{event.actorName ?? (event.actor === 'system' ? '系统' : event.actor)}</td>
              <td>{event.approvedByName ?? event.approvedBy ?? <span className="faint">—</span>}</td>
              <td>{event.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
