import { CUSTOMER_TIER_TEXT } from '../../../contract/vocabulary'
import { useSession } from '../../api/session'
import { countText } from '../../format/number-text'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { TimeText } from '../../ui/time-text'
import type { Shown } from './member-tables'
import { channelText, stageText } from './member-words'

/** Who a person is, what they are worth by last night's count, and what they were given. */
export function MemberFacts({ shown }: { shown: Shown }) {
  const { member, countedOn, benefits } = shown
  const { figures } = member
  // Whoever sees some stores is not told of a guide elsewhere.
  const none = useSession().isLimited ? '没有归属你门店的导购' : '没有归属导购'
  return (
    <div>
      <Panel title="资料">
        <dl className="facts">
          <dt>阶段</dt>
          <dd>
            <Mark tone={member.isErased ? 'warn' : 'plain'}>{stageText(member)}</Mark>
          </dd>
          <dt>手机号</dt>
          <dd>{member.phoneMasked ?? '没有登记'}</dd>
          <dt>来源</dt>
          <dd>
            {channelText(member.sourceChannel)}
            {member.sourceCode && <span className="faint">（码 {member.sourceCode}）</span>}
          </dd>
          <dt>首次到访</dt>
          <dd>
            <TimeText at={member.createdAt} />
          </dd>
          <dt>入会</dt>
          <dd>{member.registeredAt ? <TimeText at={member.registeredAt} /> : '还没有入会'}</dd>
          <dt>归属</dt>
          <dd>{member.guideName ? `${member.guideName}（${member.storeName ?? '总部'}）` : none}</dd>
          <dt>联系意愿</dt>
          <dd>{member.acceptsContact ? '接受联系' : '不接受联系'}</dd>
          <dt>个性化</dt>
          <dd>{member.isPersonalised ? '开启' : '已关闭，浏览记录不保存也不使用'}</dd>
        </dl>
      </Panel>
      <Panel
        title="消费"
        extra={<small className="faint">{countedOn ? `统计到 ${countedOn} 凌晨` : '今夜统计'}</small>}
      >
        {figures ? (
          <dl className="facts">
            <dt>等级</dt>
            <dd>{CUSTOMER_TIER_TEXT[figures.tier]}</dd>
            <dt>一年消费</dt>
            <dd>
              <FenText fen={figures.spentFen} />
              <span className="faint">（已扣退款）</span>
            </dd>
            <dt>订单</dt>
            <dd>{countText(figures.orders)} 笔</dd>
            <dt>最近动静</dt>
            <dd>
              <TimeText at={figures.lastActiveAt} />
            </dd>
          </dl>
        ) : (
          <p className="soft" style={{ margin: 0 }}>
            新来的会员，等级和消费要等今夜统计。
          </p>
        )}
      </Panel>
      <Panel title="权益">
        {benefits.length === 0 ? (
          <p className="soft" style={{ margin: 0 }}>
            还没有发过权益。有入会礼时，入会就会发给 TA；入会礼在会员列表右上角设置。
          </p>
        ) : (
          <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {benefits.map(({ benefitId, title, validUntil, usedAt }) => (
              <li key={benefitId} style={{ display: 'flex', gap: 8, justifyContent: 'space-between' }}>
                {title}
                {usedAt ? (
                  <Mark tone="good">已核销</Mark>
                ) : (
                  <span className="faint">
                    有效至 <TimeText at={validUntil} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}
