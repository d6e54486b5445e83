import { Skeleton } from 'antd'
import type { Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { EffectDialog } from '../../ui/effect-dialog'

type Store = Out<'viewStore'>['store']
type Props = { store: Store; onClose: () => void }

/** Closes a store or opens it again, after saying what that does. */
export function StoreStatusDialog({ store, onClose }: Props) {
  return store.status === 'open' ? (
    <CloseDialog store={store} onClose={onClose} />
  ) : (
    <OpenDialog store={store} onClose={onClose} />
  )
}

function CloseDialog({ store, onClose }: Props) {
  const asked = useAsk('previewCloseStore', { storeId: store.id }, { keepsBefore: false })
  const act = useAct('closeStore', { onFail: () => true, onDone: onClose })
  return (
    <EffectDialog
      title={`停业：${store.name}`}
      effects={asked.data ? effectsOf(asked.data) : ['从现在起不再有线索分到这家门店']}
      reasonLabel="停业原因"
      confirmText="确认停业"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure ?? asked.failure}
      onConfirm={(reason) => act.run({ storeId: store.id, reason })}
      onClose={onClose}
    >
      {asked.isLoading && <Skeleton active paragraph={{ rows: 2 }} title={false} aria-label="正在计算影响" />}
    </EffectDialog>
  )
}

function effectsOf(preview: Out<'previewCloseStore'>): string[] {
  const { offeredLeads, workedLeads, guidesWithoutStore, members, liveCodes } = preview
  const lines = [
    '从现在起不再有线索分到这家门店，顾客端也不再显示它',
    `${countText(offeredLeads)} 条待接线索：导购仍可接下，超时后会转给其他门店`,
    `${countText(workedLeads)} 条跟进中的线索：仍由原导购跟进到底`,
  ]
  if (guidesWithoutStore > 0)
    lines.push(`${countText(guidesWithoutStore)} 位导购没有其他营业门店，停业期间接不到新线索`)
  if (members > 0) lines.push(`${countText(members)} 位会员的归属不变`)
  if (liveCodes > 0) lines.push(`${countText(liveCodes)} 个二维码仍可扫，会提示停业并推荐附近门店`)
  return lines
}

function OpenDialog({ store, onClose }: Props) {
  const act = useAct('openStore', { onFail: () => true, onDone: onClose })
  return (
    <EffectDialog
      title={`恢复营业：${store.name}`}
      effects={['从现在起重新接收线索，顾客端重新显示', '原有导购、会员和二维码照旧']}
      reasonLabel="恢复原因"
      confirmText="恢复营业"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => act.run({ storeId: store.id, reason })}
      onClose={onClose}
    />
  )
}
