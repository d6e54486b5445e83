import { Input } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { countText } from '../../format/number-text'
import { dayOf } from '../../format/time-text'
import { EffectDialog } from '../../ui/effect-dialog'

type Shown = Out<'viewGuide'>
type Props = { guide: Shown['guide']; inHand: Shown['inHand']; onClose: () => void }

/** A guide leaves the brand, after it is told what becomes of their work; of one who left the day is corrected. */
export function LeftDialog({ guide, inHand, onClose }: Props) {
  const today = dayOf(Date.now())
  const [leftOn, setLeftOn] = useState(guide.leftOn ?? today)
  const act = useAct('markGuideLeft', { onFail: () => true, onDone: onClose })
  const hasLeft = guide.employment === 'left'
  return (
    <EffectDialog
      title={hasLeft ? `更正离职日期：${guide.name}` : `办理离职：${guide.name}`}
      effects={hasLeft ? ['只改日期，线索和会员不受影响'] : effectsOf(inHand)}
      reasonLabel={hasLeft ? '更正原因' : '离职原因'}
      confirmText={hasLeft ? '更正' : '确认离职'}
      isDanger={!hasLeft}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => act.run({ guideId: guide.id, leftOn, reason })}
      onClose={onClose}
    >
      <div style={{ marginBottom: 12 }}>
        <label htmlFor="left-on">离职日期</label>
        <Input
          id="left-on"
          type="date"
          value={leftOn}
          min={guide.joinedOn}
          max={today}
          onChange={({ target }) => setLeftOn(target.value || today)}
        />
      </div>
    </EffectDialog>
  )
}

function effectsOf({ offeredLeads, acceptedLeads, contactedLeads, members, liveCodes, colleagues }: Shown['inHand']) {
  const leads = offeredLeads + acceptedLeads + contactedLeads
  return [
    leads === 0
      ? '手上没有未结束的线索'
      : `${countText(leads)} 条线索会重新分配${colleagues > 0 ? `，同店今天有 ${colleagues} 位同事在岗` : '；同店今天没有同事在岗，会转到其他门店或总部池'}`,
    ...(members > 0 ? [`${countText(members)} 位会员暂时仍归属于此人，需要另行交接`] : []),
    ...(liveCodes > 0 ? [`${countText(liveCodes)} 个二维码仍可扫，只认门店不认人`] : []),
    '立即退出导购端，不再接到线索；已经挣到的佣金不变',
  ]
}
