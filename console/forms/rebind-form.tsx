import { Alert, App, Form, Radio } from 'antd'
import { useState } from 'react'
import type { Out } from '../api/call'
import { useAct } from '../api/use-act'
import { EffectDialog } from '../ui/effect-dialog'
import { GuideField } from './guide-field'

type Shown = Out<'showMember'>
type Props = { member: Shown['member']; bindings: Shown['bindings']; onClose: () => void }

/** Gives a member to another guide or to nobody; what that moves and what it leaves is said before. */
export function RebindForm({ member, bindings, onClose }: Props) {
  const { message } = App.useApp()
  const live = bindings.find(({ endsAt }) => endsAt === null)
  const [isNobody, setNobody] = useState(false)
  const [guideId, setGuideId] = useState('')
  const act = useAct('rebindMember', {
    onFail: () => true,
    onDone: ({ guideName, leadsMoved }) => {
      message.success(
        `${guideName ? `已改派给${guideName}` : '已解除归属'}${leadsMoved > 0 ? `，${leadsMoved} 条线索已转出` : ''}`,
        5,
      )
      onClose()
    },
  })
  const isSame = !isNobody && guideId !== '' && guideId === live?.guideId
  const refusal = isNobody
    ? live
      ? null
      : '现在就没有归属'
    : guideId === ''
      ? '请选择导购'
      : isSame
        ? '已经归属这位导购'
        : null
  return (
    <EffectDialog
      title="改派归属导购"
      width={560}
      effects={[
        live ? `现在归属 ${live.guideName}（${live.storeName}），归属从现在起结束` : '现在没有归属导购',
        '原导购手上这位会员未结束的线索会转出，新导购优先',
        '已经产生的归因和佣金不变，之后的订单按新的归属计算',
      ]}
      reasonLabel="为什么改派"
      confirmText={isNobody ? '解除归属' : '改派'}
      isBusy={act.isBusy}
      refusal={refusal}
      failure={act.failure}
      onConfirm={(reason) => act.run({ memberId: member.memberId, guideId: isNobody ? null : guideId, reason })}
      onClose={onClose}
    >
      <Form layout="vertical" component="div">
        <Radio.Group
          aria-label="改派给"
          style={{ marginBottom: 12 }}
          value={isNobody ? 'nobody' : 'guide'}
          onChange={({ target }) => setNobody(target.value === 'nobody')}
          options={[
            { value: 'guide', label: '改派给一位导购' },
            { value: 'nobody', label: '解除归属' },
          ]}
        />
        {!isNobody && (
          <Form.Item label="导购" htmlFor="rebind-guide">
            <GuideField id="rebind-guide" value={guideId} onChange={setGuideId} />
          </Form.Item>
        )}
        {isSame && <Alert type="info" showIcon style={{ marginBottom: 12 }} title="已经归属这位导购，请选别人。" />}
      </Form>
    </EffectDialog>
  )
}
