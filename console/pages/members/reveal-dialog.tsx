import { Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { EffectDialog } from '../../ui/effect-dialog'
import { type MemberRow, personText } from './member-words'

type Props = { member: Pick<MemberRow, 'memberId' | 'displayName' | 'phoneMasked' | 'isErased'>; onClose: () => void }

/** Shows a whole number once, for a reason that is kept with who asked. It stands nowhere afterwards. */
export function RevealDialog({ member, onClose }: Props) {
  const [phone, setPhone] = useState('')
  const act = useAct('revealMemberPhone', {
    ages: ['showMember'],
    onFail: () => true,
    onDone: (data) => setPhone(data.phone),
  })
  if (phone !== '') {
    return (
      <Modal
        open
        title={`${personText(member)} 的手机号`}
        okText="看好了"
        onOk={onClose}
        onCancel={onClose}
        cancelButtonProps={{ style: { display: 'none' } }}
      >
        <p className="number" style={{ textAlign: 'left', fontSize: 22, margin: '8px 0' }}>
          {phone}
        </p>
        <p className="soft">这次查看已记入审计，会员本人也能看到。关闭后需要重新填写原因。</p>
      </Modal>
    )
  }
  return (
    <EffectDialog
      title="查看完整手机号"
      effects={[
        `${personText(member)}（${member.phoneMasked}）`,
        '会记下是谁、何时、为什么查看，会员本人可以在自己的资料里看到',
      ]}
      reasonLabel="查看原因"
      confirmText="查看"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => act.run({ memberId: member.memberId, reason })}
      onClose={onClose}
    />
  )
}
