import { Button } from 'antd'
import { Link } from 'react-router'
import { EmptyView } from '../ui/state-view'

/** An address that leads nowhere. */
export function MissingPage() {
  return (
    <EmptyView title="没有这一页" next="地址可能已经变了，或者少了几个字。" action={<Link to="/">回到总览</Link>} />
  )
}

/** A page that broke, most often because a newer console was published while this one was open. */
export function FaultPage() {
  return (
    <EmptyView
      title="这一页没能打开"
      next="可能刚发布了新的版本，或网络断了一下。重新打开不会丢失已经提交的内容。"
      action={<Button onClick={() => window.location.reload()}>重新打开</Button>}
    />
  )
}
