import type { ReactNode } from 'react'
import type { Query } from '../api/use-query'
import { openPage } from '../platform/navigate'
import { EmptyState } from './empty-state'
import { QueryView } from './query-view'

type Props<Data> = { query: Query<Data>; children: (data: Data) => ReactNode; skeleton?: ReactNode }

/** `QueryView` for pages of guides: who is none (yet, or no longer) is told how to become one. */
export function GuideView<Data>(props: Props<Data>) {
  if (props.query.error?.code === 'not_guide') return <NotGuide />
  return <QueryView {...props} />
}

/** In the place of a guide's page for somebody whose WeChat is no guide's. */
export function NotGuide() {
  return (
    <EmptyState
      icon="card"
      title="当前微信还没有绑定导购身份"
      note="请向总部或店长索取邀请码，输入后即可使用导购工作台。换了微信或邀请码过期，也请重新索取。"
      action={{ words: '输入邀请码', onTap: () => openPage('/guide/bind/index', { from: 'gate' }) }}
    />
  )
}
