import { Link } from 'react-router'
import { SCORE_REASON_TEXT, type ScoreReasonCode } from '../../../contract/reasons'
import { CHANNEL_TEXT, UNROUTABLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Panel } from '../../ui/panel'
import { SuspicionMarks } from '../../ui/suspicion-marks'
import { TimeText } from '../../ui/time-text'
import { DueText } from './due-text'
import { StateMark } from './lead-columns'

export type Story = Out<'showLeadStory'>

/** Who it is, where it stands and who has it. */
export function LeadHead({ story }: { story: Story }) {
  const { state, due, guideName, storeName, storeId, regionName, unroutableReason, channel, partnerName } = story
  return (
    <div className="panel-row">
      <Panel title="现在">
        <dl className="facts">
          <dt>状态</dt>
          <dd>
            <StateMark state={state} /> {due && <DueText due={due} />}
            <SuspicionMarks subjectId={story.id} />
          </dd>
          <dt>导购</dt>
          <dd>{guideName ?? (unroutableReason ? UNROUTABLE_TEXT[unroutableReason] : '无人接待')}</dd>
          <dt>门店</dt>
          <dd>
            {storeId ? <Link to={`/stores/${storeId}`}>{storeName}</Link> : '—'}
            {regionName && <span className="soft"> {regionName}</span>}
          </dd>
          <dt>首次联系</dt>
          <dd>
            <TimeText at={story.firstContactAt} />
          </dd>
        </dl>
      </Panel>
      <Panel title="来源">
        <dl className="facts">
          <dt>顾客</dt>
          <dd>
            <Link to={`/members/${story.memberId}`}>{story.person}</Link>
          </dd>
          <dt>来源</dt>
          <dd>
            {CHANNEL_TEXT[channel]}
            {partnerName && `（${partnerName}）`}
          </dd>
          <dt>到达</dt>
          <dd>
            <TimeText at={story.arrivedAt} />
            {story.mergedCount > 0 && <span className="soft"> 之后又问过 {story.mergedCount} 次</span>}
          </dd>
          <dt>城市</dt>
          <dd>{story.city ?? '—'}</dd>
          {story.visitAt && (
            <>
              <dt>预约到店</dt>
              <dd>
                <TimeText at={story.visitAt} />
              </dd>
            </>
          )}
        </dl>
      </Panel>
      <ScorePanel story={story} />
    </div>
  )
}

/** A sentence that ends with its points does not need them twice in one line. */
const POINTS_SAID = /（[+-]\d+ 分）$/

function ScorePanel({ story: { score, scoreReasons, scoringVersion, modelVersion } }: { story: Story }) {
  return (
    <Panel title={`评分 ${score}`} extra={<span className="faint">{modelVersion ?? `积分表 ${scoringVersion}`}</span>}>
      {scoreReasons.length === 0 ? (
        <p className="soft">没有留下评分的依据。</p>
      ) : (
        <dl className="facts points">
          {scoreReasons.map(({ code, points, text }) => (
            <div key={`${code}${text ?? ''}`}>
              <dt>{text?.replace(POINTS_SAID, '') ?? SCORE_REASON_TEXT[code as ScoreReasonCode] ?? code}</dt>
              <dd className="number">{points > 0 ? `+${points}` : points}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
