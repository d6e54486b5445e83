import { Alert, Button, Modal, QRCode, Typography } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAct } from '../../api/use-act'
import { TimeText } from '../../ui/time-text'

type Shown = Out<'viewGuide'>
type Invitation = Out<'createInvitation'>

/** Makes the code with which a guide opens their account. It is shown once: it is not kept anywhere in words. */
export function InvitationDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { guide, invitationUntil } = shown
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const act = useAct('createInvitation', { onFail: () => true, onDone: setInvitation })
  return (
    <Modal
      open
      title={`邀请开通：${guide.name}`}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        invitation ? (
          <Button type="primary" onClick={onClose}>
            已交给本人，关闭
          </Button>
        ) : (
          [
            <Button key="close" onClick={onClose}>
              取消
            </Button>,
            <Button key="make" type="primary" loading={act.isBusy} onClick={() => act.run({ guideId: guide.id })}>
              {invitationUntil ? '重新生成邀请码' : '生成邀请码'}
            </Button>,
          ]
        )
      }
    >
      {invitation ? (
        <Code invitation={invitation} />
      ) : (
        <>
          <p className="sentence">
            导购在小程序「我的 → 导购工作台」里输入邀请码，就能用自己的微信接线索。邀请码只显示一次，3 天内有效。
          </p>
          {invitationUntil && (
            <Alert
              type="warning"
              showIcon
              title={
                <>
                  已经有一个邀请码，有效至 <TimeText at={invitationUntil} />
                  ；重新生成后旧的作废。
                </>
              }
            />
          )}
        </>
      )}
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

function Code({ invitation: { code, guideName, expiresAt } }: { invitation: Invitation }) {
  return (
    <div style={{ display: 'grid', placeItems: 'center', gap: 12, textAlign: 'center' }}>
      <QRCode value={code} size={168} type="svg" aria-label={`${guideName} 的邀请码`} />
      <Typography.Text
        copyable={{ text: code, tooltips: ['复制邀请码', '已复制'] }}
        style={{ fontSize: 22, letterSpacing: 2 }}
      >
        {code}
      </Typography.Text>
      <p className="soft" style={{ margin: 0 }}>
        {guideName} 扫码后复制，或照着输入；有效至 <TimeText at={expiresAt} />
        。关闭后不再显示。
      </p>
    </div>
  )
}
