import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Asks before a page with changes is left, whether for another page of the console or for good. */
export function LeaveGuard({ isOn, onDrop }: { isOn: boolean; onDrop: () => void }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isOn && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isOn) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isOn])
  if (blocker.state !== 'blocked') return null
  return (
    <Modal
      open
      title="草稿还没有保存"
      onCancel={() => blocker.reset()}
      footer={[
        <Button
          key="drop"
          danger
          onClick={() => {
            onDrop()
            blocker.proceed()
          }}
        >
          丢弃改动并离开
        </Button>,
        <Button key="keep" onClick={() => blocker.proceed()}>
          保留改动并离开
        </Button>,
        <Button key="stay" type="primary" onClick={() => blocker.reset()}>
          留在这里
        </Button>,
      ]}
    >
      <p className="sentence">离开后，改动仍保留在这个标签页里，回到这一页可以接着改；关掉标签页就没有了。</p>
    </Modal>
  )
}
