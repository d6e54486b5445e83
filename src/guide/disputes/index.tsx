import { Text } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { callGuide } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { type Dispute, DisputeCard } from '../../components/dispute-card'
import { EmptyState } from '../../components/empty-state'
import { GuideList } from '../../components/guide-list'
import { Page } from '../../components/page'
import { openPage } from '../../platform/navigate'
import './index.scss'

/** What a guide disagreed with, and what headquarters answered, the newest first. */
export default function Disputes() {
  const disputes = usePages(
    [],
    (cursor) => callGuide('listMyDisputes', cursor ? { cursor } : {}),
    (answer): Dispute[] => answer.disputes,
  )
  usePullDownRefresh(() => void disputes.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      {disputes.rows.length > 0 ? (
        <Text className="disputes-note">总部答复之前，这笔订单里导购的佣金冻结，答复后解冻。</Text>
      ) : null}
      <GuideList pages={disputes} empty={<NoDispute />}>
        {(dispute) => (
          <DisputeCard
            key={dispute.disputeId}
            dispute={dispute}
            onTap={() => openPage('/guide/earning/index', { orderId: dispute.orderId })}
          />
        )}
      </GuideList>
    </Page>
  )
}

function NoDispute() {
  return (
    <EmptyState
      icon="receipt"
      title="还没有提出过争议"
      note="不同意一笔佣金的归属或份额时，打开这笔佣金，在最下面提出争议；总部的答复会出现在这里"
      action={{ words: '查看我的佣金', onTap: () => openPage('/guide/earnings/index') }}
    />
  )
}
