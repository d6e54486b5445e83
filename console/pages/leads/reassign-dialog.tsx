import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { In, Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { EffectDialog } from '../../ui/effect-dialog'
import { ErrorView } from '../../ui/state-view'
import { MoveResults, MoveTable } from './move-table'
import { ReceiverPicker } from './receiver-picker'

type To = In<'reassignLeads'>['to']
type Props = { leadIds: readonly string[]; onClose: () => void; onDone: () => void }

/** Gives the chosen leads on: to whom, what that does to each of them, and after it what became of each. */
export function ReassignDialog({ leadIds, onClose, onDone }: Props) {
  const [kind, setKind] = useState<To['kind']>('guide')
  const [guideId, setGuideId] = useState('')
  const [moved, setMoved] = useState<Out<'reassignLeads'> | null>(null)
  const to: To = kind === 'guide' ? { kind, guideId } : { kind }
  const isChosen = kind === 'rules' || guideId !== ''
  const preview = useAsk(
    'previewReassign',
    { leadIds: [...leadIds], to },
    { isOn: isChosen && !moved, keepsBefore: false },
  )
  const act = useAct('reassignLeads', { onDone: setMoved, onFail: () => true })
  const close = () => {
    if (moved) onDone()
    onClose()
  }
  if (moved) return <Moved moved={moved} leads={preview.data?.leads ?? []} onClose={close} />
  const moving = preview.data?.moving ?? 0
  return (
    <EffectDialog
      title={`重新分配 ${countText(leadIds.length)} 条线索`}
      width={760}
      effects={effectsOf(isChosen ? preview.data : undefined, leadIds.length)}
      reasonLabel="原因（每条都会记入审计）"
      confirmText={moving > 0 ? `分配 ${countText(moving)} 条` : '分配'}
      refusal={refusalOf(isChosen, preview)}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ leadIds: [...leadIds], to, reason })}
      onClose={close}
    >
      <Radio.Group
        aria-label="怎么分配"
        style={{ marginBottom: 12 }}
        value={kind}
        onChange={({ target }) => setKind(target.value as To['kind'])}
        optionType="button"
        options={[
          { value: 'guide', label: '指定一位导购' },
          { value: 'rules', label: '按规则重新分配' },
        ]}
      />
      {kind === 'guide' ? (
        <ReceiverPicker value={guideId} onChange={setGuideId} />
      ) : (
        <p className="soft">由现行规则在没有问过的导购里重新选择；没有别人可接的，仍留在原导购手上。</p>
      )}
      {isChosen && preview.failure && <ErrorView failure={preview.failure} onRetry={preview.reload} />}
      {isChosen && preview.data && <MoveTable preview={preview.data} isByRules={kind === 'rules'} />}
    </EffectDialog>
  )
}

function refusalOf(isChosen: boolean, preview: { data: Out<'previewReassign'> | undefined; isLoading: boolean }) {
  if (!isChosen) return '请选择分配给谁'
  if (!preview.data) return preview.isLoading ? '正在看每条线索能不能分…' : '还不知道会发生什么，请重试'
  return preview.data.moving === 0 ? '选中的线索都不能这样分配' : null
}

/** What will happen, counted. */
function effectsOf(preview: Out<'previewReassign'> | undefined, chosen: number) {
  if (!preview) return [`选中 ${countText(chosen)} 条线索`]
  const taken = preview.leads.filter(({ refusal, fromGuideName }) => refusal === null && fromGuideName !== null)
  const reached = taken.filter(({ fromState }) => fromState === 'contacted')
  const { receiver, moving } = preview
  return [
    receiver
      ? `${countText(moving)} 条分给 ${receiver.name}（${receiver.storeName ?? '总部'}），TA 今日还可接 ${countText(receiver.dayLeft)} 条，手上还可放 ${countText(receiver.openLeft)} 条`
      : `${countText(moving)} 条由规则重新选择导购`,
    ...(taken.length > 0 ? [`其中 ${countText(taken.length)} 条从现导购手上收回`] : []),
    ...(reached.length > 0 ? [`有 ${countText(reached.length)} 条导购已经联系过顾客，收回后由新导购重新联系`] : []),
    ...(chosen > moving ? [`${countText(chosen - moving)} 条不能分配，原因见下表`] : []),
  ]
}

type MovedProps = { moved: Out<'reassignLeads'>; leads: Out<'previewReassign'>['leads']; onClose: () => void }

function Moved({ moved, leads, onClose }: MovedProps) {
  const { given, pooled, refused } = moved
  const parts = [
    `已分配 ${countText(given)} 条`,
    ...(pooled > 0 ? [`${countText(pooled)} 条仍在总部池`] : []),
    ...(refused > 0 ? [`${countText(refused)} 条没有分配`] : []),
  ]
  return (
    <Modal
      open
      width={760}
      title={parts.join('，')}
      okText="完成"
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
      onCancel={onClose}
    >
      <MoveResults moved={moved} leads={leads} />
    </Modal>
  )
}
