import { Alert, Button, InputNumber, Modal, Typography } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { EffectDialog } from '../../ui/effect-dialog'

type Partner = Out<'listPartners'>['partners'][number]
type NewKey = Out<'createPartner'>
const USUAL_GRACE_HOURS = 24

/** A key that was just made, shown this once: it is stored sealed and never shown again. */
export function KeyDialog({ newKey: { keyId, secret }, onClose }: { newKey: NewKey; onClose: () => void }) {
  const rows = [
    ['密钥编号', keyId],
    ['密钥', secret],
  ] as const
  return (
    <Modal
      open
      title="渠道密钥"
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          已经保存好，关闭
        </Button>
      }
    >
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title="只显示这一次。关闭后谁也看不到，丢了只能更换。"
      />
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <Typography.Text code copyable={{ text: value, tooltips: [`复制${name}`, '已复制'] }}>
                {value}
              </Typography.Text>
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft">请用安全的方式交给对方技术人员，不要发在群里。</p>
    </Modal>
  )
}

type RotateProps = { partner: Partner; onClose: () => void; onMade: (made: NewKey) => void }

/** Makes a new key; the one in use goes on for some hours, so that nothing is lost meanwhile. */
export function RotateDialog({ partner, onClose, onMade }: RotateProps) {
  const [graceHours, setGraceHours] = useState(USUAL_GRACE_HOURS)
  const act = useAct('rotatePartnerKey', { onFail: () => true, onDone: onMade })
  return (
    <EffectDialog
      title={`更换密钥：${partner.name}`}
      effects={[
        '马上得到一副新密钥，只显示一次',
        graceHours > 0
          ? `现在用的密钥再用 ${graceHours} 小时后失效，对方要在这之前换上新的`
          : '现在用的密钥立即失效，对方换上新的之前送不进线索',
        ...(partner.keys.length > 1 ? ['已经有两副密钥，较早的一副立即失效'] : []),
      ]}
      confirmText="更换"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => act.run({ partnerId: partner.id, graceHours })}
      onClose={onClose}
    >
      <label htmlFor="grace-hours">旧密钥再用多久</label>
      <div>
        <InputNumber
          id="grace-hours"
          min={0}
          max={168}
          precision={0}
          suffix="小时"
          style={{ width: 160 }}
          value={graceHours}
          onChange={(hours) => setGraceHours(hours ?? 0)}
        />
      </div>
    </EffectDialog>
  )
}
