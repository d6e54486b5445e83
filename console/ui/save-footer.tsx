import { Button } from 'antd'

type Props = { isBusy: boolean; isBlocked: boolean; onSave: () => void; onClose: () => void }

/** The foot of a drawer with a form: leave it, or save. `isBlocked`: what a colleague changed is to be looked at first. */
export function SaveFooter({ isBusy, isBlocked, onSave, onClose }: Props) {
  return (
    <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" loading={isBusy} disabled={isBlocked} onClick={onSave}>
        保存
      </Button>
    </div>
  )
}
