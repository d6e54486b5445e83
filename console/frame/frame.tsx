import { Button, Dropdown, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useNavigate, useNavigation } from 'react-router'
import { STAFF_ROLE_TEXT } from '../../contract/vocabulary'
import { whenSessionEnds, whenTotpIsDue } from '../api/call'
import { type Session, SessionContext } from '../api/session'
import { useAsk } from '../api/use-ask'
import { AREAS } from '../navigation/areas'
import { ErrorView } from '../ui/state-view'
import { JumpBox } from './jump-box'
import { leave } from './leave'
import { keepOwnDrafts } from './own-drafts'
import { OwnPasswordPage } from './own-password'
import { OwnTotpPage } from './own-totp'
import { SignInDialog, SignInPage } from './sign-in'

/** What stands around every page: who is signed in, the way to every page, and the search over all of it. */
export function Frame() {
  const asked = useAsk('mySession', {})
  const [hasEnded, setEnded] = useState(false)
  useEffect(() => whenSessionEnds(() => setEnded(true)), [])
  useEffect(() => whenTotpIsDue(asked.reload), [asked.reload])

  // Somebody else signed in in another tab: what this page shows and holds is not theirs.
  const me = useRef<string | null>(null)
  const isOther = me.current !== null && asked.data !== undefined && asked.data.staffId !== me.current
  useEffect(() => {
    if (isOther) window.location.reload()
    me.current ??= asked.data?.staffId ?? null
  }, [isOther, asked.data])

  if (asked.isLoading || isOther) return <Skeleton active style={{ padding: 48 }} aria-label="正在加载" />
  // Whoever comes in where somebody worked begins afresh: answers of the one before are not theirs to see.
  const begin = asked.data ? () => window.location.reload() : asked.reload
  if (asked.failure?.code === 'unauthenticated') return <SignInPage onDone={begin} />
  if (asked.failure && !asked.data) return <ErrorView failure={asked.failure} onRetry={asked.reload} />
  if (!asked.data) return null
  keepOwnDrafts(asked.data.staffId)
  if (asked.data.mustChangePassword) return <OwnPasswordPage name={asked.data.name} />
  if (asked.data.mustSetUpTotp) return <OwnTotpPage session={asked.data} onDone={asked.reload} />
  return (
    <SessionContext.Provider value={asked.data}>
      <a className="skip" href="#page">
        跳到内容
      </a>
      <div className="frame">
        <Top session={asked.data} />
        <Navigation session={asked.data} />
        <main className="frame-page" id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {/* The first page of a tab has no key of its own, and another address is another page. */}
      <ScrollRestoration getKey={({ key, pathname }) => (key === 'default' ? pathname : key)} />
      {hasEnded && (
        <SignInDialog
          login={asked.data.login}
          onDone={() => {
            setEnded(false)
            asked.reload()
          }}
        />
      )}
    </SessionContext.Provider>
  )
}

function Top({ session }: { session: Session }) {
  const navigate = useNavigate()
  const items = [
    { key: 'account', label: '我的账号' },
    { key: 'leave', label: '退出登录' },
  ]
  return (
    <header className="frame-top">
      <Link className="frame-brand" to="/">
        分拨<small>{session.brandName}</small>
      </Link>
      <JumpBox />
      <Progress />
      <Dropdown
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => (key === 'leave' ? void leave() : navigate('/account')) }}
      >
        <Button type="text" aria-haspopup="true">
          {session.name} · {STAFF_ROLE_TEXT[session.role]}
          {session.isLimited ? `（${session.storeCount} 家门店）` : ''}
        </Button>
      </Dropdown>
    </header>
  )
}

/** Says that the next page is on its way. */
function Progress() {
  const isMoving = useNavigation().state !== 'idle'
  return (
    <span role="status" className="faint" style={{ marginLeft: 'auto' }}>
      {isMoving ? '正在打开…' : ''}
    </span>
  )
}

function Navigation({ session }: { session: Session }) {
  const areas = AREAS.map(({ title, pages }) => ({
    title,
    pages: pages.filter(({ isInner, needs }) => !isInner && (!needs || session.calls.includes(needs))),
  })).filter(({ pages }) => pages.length > 0)
  return (
    <nav className="frame-nav" aria-label="主导航">
      {areas.map(({ title, pages }) => (
        <section key={title}>
          <h2>{title}</h2>
          {pages.map(({ path, title: name }) => (
            <NavLink key={path} to={`/${path}`} end={path === ''}>
              {name}
            </NavLink>
          ))}
        </section>
      ))}
    </nav>
  )
}
