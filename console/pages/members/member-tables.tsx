import { Link } from 'react-router'
import { ORDER_STATE_TEXT, type OrderState } from '../../../contract/mall-vocabulary'
import { BINDING_END_TEXT } from '../../../contract/member-vocabulary'
import {
  BINDING_REASON_TEXT,
  type BindingReason,
  CONSENT_PURPOSE_TEXT,
  LEAD_STATE_TEXT,
  type LeadState,
} from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useRefusal, useSession } from '../../api/session'
import { AllowedButton } from '../../ui/allowed-button'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { ShortTable } from '../../ui/short-table'
import { EmptyView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { bindingReasonText, mergeReasonText } from './timeline-words'

export type Shown = Out<'showMember'>

const none = (text: string) => (
  <p className="soft" style={{ margin: '0 0 16px' }}>
    {text}
  </p>
)

/** What the person bought and asked for, newest first. */
export function WorkTables({ shown: { orders, leads } }: { shown: Shown }) {
  return (
    <>
      <h3 className="sub-head">订单</h3>
      <ShortTable
        label="订单"
        heads={['订单号', '状态', '实付', '已退', '时间']}
        numbers={3}
        empty={none('还没有订单。')}
        lines={orders.map(({ orderId, orderNo, state, paidFen, refundedFen, at }) => ({
          key: orderId,
          cells: [
            <Link key="no" to={`/orders/${orderId}`}>
              {orderNo}
            </Link>,
            <Mark key="state">{ORDER_STATE_TEXT[state as OrderState] ?? state}</Mark>,
            <FenText key="paid" fen={paidFen} />,
            refundedFen > 0 ? <FenText key="back" fen={refundedFen} /> : '—',
            <TimeText key="at" at={at} />,
          ],
        }))}
      />
      <h3 className="sub-head">线索</h3>
      <ShortTable
        label="线索"
        heads={['需求', '状态', '导购', '到达']}
        numbers={1}
        empty={none('还没有提出过需求。')}
        lines={leads.map(({ leadId, wish, state, guideName, arrivedAt }) => ({
          key: leadId,
          cells: [
            <Link key="wish" to={`/leads/${leadId}`}>
              {wish}
            </Link>,
            <Mark key="state">{LEAD_STATE_TEXT[state as LeadState] ?? state}</Mark>,
            guideName ?? '—',
            <TimeText key="at" at={arrivedAt} />,
          ],
        }))}
      />
    </>
  )
}

/** Whose the person was, from when to when, and why. */
export function BindingTable({ shown: { bindings } }: { shown: Shown }) {
  return (
    <ShortTable
      label="归属历史"
      heads={['导购', '门店', '为什么', '结束原因', '开始', '结束']}
      numbers={2}
      empty={
        <EmptyView
          title={useSession().isLimited ? '没有归属过你门店的导购' : '从来没有归属过导购'}
          next="扫导购码、导购接下线索或总部改派，都会建立归属。"
        />
      }
      lines={bindings.map(({ bindingId, guideId, guideName, storeName, startsAt, endsAt, reason, endReason }) => ({
        key: bindingId,
        cells: [
          <Link key="guide" to={`/guides/${guideId}`}>
            {guideName}
          </Link>,
          storeName,
          bindingReasonText(reason as BindingReason | string, BINDING_REASON_TEXT),
          endReason ? (BINDING_END_TEXT[endReason as keyof typeof BINDING_END_TEXT] ?? endReason) : '—',
          <TimeText key="from" at={startsAt} />,
          endsAt ? (
            <TimeText key="to" at={endsAt} />
          ) : (
            <Mark key="now" tone="good">
              当前
            </Mark>
          ),
        ],
      }))}
    />
  )
}

/** What the person agreed to or took back, whom they named, and which text they were shown. */
export function ConsentTable({ shown: { consents } }: { shown: Shown }) {
  return (
    <ShortTable
      label="授权记录"
      heads={['事项', '给谁', '文本版本', '结果', '时间']}
      numbers={1}
      empty={<EmptyView title="没有授权记录" next="入会、预约时同意的事项会逐条留在这里，不能修改。" />}
      lines={consents.toReversed().map(({ purpose, recipient, recipientName, textVersion, isGiven, at }) => ({
        key: `${purpose}:${recipient}:${at}`,
        cells: [
          CONSENT_PURPOSE_TEXT[purpose],
          recipientName || '品牌',
          `第 ${textVersion} 版`,
          <Mark key="given" tone={isGiven ? 'good' : 'warn'}>
            {isGiven ? '同意' : '撤回'}
          </Mark>,
          <TimeText key="at" at={at} />,
        ],
      }))}
    />
  )
}

/** Who was put together with the person, and who saw their number. */
export function RecordTables({
  shown: { merges, reveals },
  onUndo,
}: {
  shown: Shown
  onUndo: (fromId: string) => void
}) {
  const refusal = useRefusal()
  const { isLimited } = useSession()
  return (
    <>
      <h3 className="sub-head">合并</h3>
      <ShortTable
        label="合并记录"
        heads={['并入的编号', '为什么', '谁', '时间', '撤销']}
        empty={none(isLimited ? '合并记录由总部查看。' : '没有合并过其他会员。')}
        lines={merges.map(({ fromMemberId, reason, by, at, undoneAt, undoneReason }) => ({
          key: `${fromMemberId}:${at}`,
          cells: [
            fromMemberId,
            mergeReasonText(reason),
            by === 'server' ? '系统' : by,
            <TimeText key="at" at={at} />,
            undoneAt ? (
              <span key="undone" className="soft">
                已撤销 <TimeText at={undoneAt} />
                {undoneReason && `：${undoneReason}`}
              </span>
            ) : (
              <AllowedButton
                key="undo"
                size="small"
                refusal={refusal('unmergeMember')}
                aria-label={`撤销合并：${fromMemberId}`}
                onClick={() => onUndo(fromMemberId)}
              >
                撤销合并
              </AllowedButton>
            ),
          ],
        }))}
      />
      <h3 className="sub-head">查看过完整手机号的人</h3>
      <ShortTable
        label="查看手机号记录"
        heads={['谁', '原因', '时间']}
        numbers={1}
        empty={none(isLimited ? '你的门店和总部没有人查看过。' : '没有人查看过。')}
        lines={reveals.map(({ by, reason, at }) => ({
          key: `${by}:${at}`,
          cells: [by, reason, <TimeText key="at" at={at} />],
        }))}
      />
    </>
  )
}
