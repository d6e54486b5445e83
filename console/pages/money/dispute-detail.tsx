import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import type { Dispute } from './answers'
import { OrderExplanation } from './order-explanation'

/** One dispute: the guide's words, the order's explanation beside them, and the answer. */
export function DisputeDetail({ disputeId, onBack }: { disputeId: string; onBack: () => void }) {
  const [isAnswering, setAnswering] = useState(false)
  const refusal = useRefusal()('resolveDispute')
  const asked = useAsk('listDisputes', { disputeId, rows: 1 }, { keepsBefore: false })
  const dispute = asked.data?.disputes[0]
  const why = dispute?.resolvedAt ? '已经答复过了' : null
  return (
    <PageFrame
      title={dispute ? `${dispute.openedBy} 的争议` : '争议'}
      about="左边是导购的话和处理，右边是系统为什么这样分"
      actions={
        <>
          <Button onClick={onBack}>返回列表</Button>
          {dispute && (
            <AllowedButton type="primary" refusal={refusal ?? why} onClick={() => setAnswering(true)}>
              答复
            </AllowedButton>
          )}
        </>
      }
    >
      <AskedView asked={asked}>
        {({ disputes: [found] }) =>
          found ? (
            <div className="beside">
              <Words dispute={found} />
              <Explained orderId={found.orderId} />
            </div>
          ) : (
            <EmptyView title="找不到这个争议" next="它可能属于你不负责的门店。" />
          )
        }
      </AskedView>
      {isAnswering && dispute && <Answer dispute={dispute} onClose={() => setAnswering(false)} />}
    </PageFrame>
  )
}

/** Why the order paid whom, and whether working it out anew says the same. */
function Explained({ orderId }: { orderId: string }) {
  const asked = useAsk('showOrder', { orderId }, { keepsBefore: false })
  return (
    <div>
      <OrderExplanation orderId={orderId} replay={asked.data?.replay ?? null} />
    </div>
  )
}

function Words({ dispute }: { dispute: Dispute }) {
  const { openedBy, openedAt, orderId, orderNo, reason, heldFen, resolvedAt, resolvedBy, resolution } = dispute
  return (
    <Panel title="导购的话" extra={resolvedAt ? <Mark tone="good">已答复</Mark> : <Mark tone="warn">待答复</Mark>}>
      <p className="sentence">“{reason}”</p>
      <dl className="facts">
        <dt>导购</dt>
        <dd>{openedBy}</dd>
        <dt>订单</dt>
        <dd>
          <Link to={`/orders/${orderId}`}>{orderNo}</Link>
        </dd>
        <dt>提出</dt>
        <dd>
          <TimeText at={openedAt} />
        </dd>
        <dt>冻结</dt>
        <dd>{resolvedAt ? '已解冻' : fenText(heldFen)}</dd>
        {resolvedAt && (
          <>
            <dt>答复</dt>
            <dd>{resolution}</dd>
            <dt>答复人</dt>
            <dd>
              {resolvedBy && !resolvedBy.startsWith('ops:') ? resolvedBy : '系统账号'}，<TimeText at={resolvedAt} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

function Answer({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { message } = App.useApp()
  const { disputeId, heldFen, openedBy, orderNo } = dispute
  const act = useAct('resolveDispute', {
    onDone: ({ releasedFen }) => {
      message.success(`已答复，解冻 ${fenText(releasedFen)}`)
      onClose()
    },
    onFail: () => true,
  })
  return (
    <EffectDialog
      title={`答复 ${openedBy} 的争议`}
      effects={[
        `解冻订单 ${orderNo} 的导购份额，涉及 ${fenText(heldFen)}`,
        '归因和份额不变：售后期已过的转为可结算，其余回到待结算',
        '导购会收到提醒，在小程序里看到答复原文（手机号除外）和你的角色、姓氏',
      ]}
      reasonLabel="答复"
      confirmText={`答复并解冻 ${fenText(heldFen)}`}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(resolution) => void act.run({ disputeId, resolution })}
      onClose={onClose}
    />
  )
}
