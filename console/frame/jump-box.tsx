import { AutoComplete, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session'
import { AREAS } from '../navigation/areas'

/** Where a number leads, by how it begins. */
const NUMBERS: Record<string, { title: string; path: (id: string) => string }> = {
  ld: { title: '线索', path: (id) => `/leads/${id}` },
  mb: { title: '会员', path: (id) => `/members/${id}` },
  or: { title: '订单', path: (id) => `/orders/${id}` },
  st: { title: '门店', path: (id) => `/stores/${id}` },
}

/** As a till, a shop or the mini-program prints it; the list says whether there is one. */
const ORDER_NUMBER = /^[\w-]{6,}$/

/** Ctrl K: a page by its name, or a lead, member or order by its number, wherever one is. */
export function JumpBox() {
  const { calls } = useSession()
  const navigate = useNavigate()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)
      const isCalled = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !isTyping)
      if (!isCalled) return
      event.preventDefault()
      box.current?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const typed = text.trim()
  const number = NUMBERS[typed.slice(0, 2)]
  const mayOrders = calls.includes('listOrders')
  const pages = AREAS.flatMap((area) =>
    area.pages
      .filter(({ isInner, needs }) => !isInner && (!needs || calls.includes(needs)))
      .map(({ path, title }) => ({ value: `/${path}`, label: `${area.title} · ${title}` })),
  )
  const found = pages.filter(({ label }) => label.includes(typed))
  const options =
    number && /^[a-z]{2}_\w+$/.test(typed)
      ? [{ value: number.path(typed), label: `打开${number.title} ${typed}` }]
      : found.length === 0 && mayOrders && ORDER_NUMBER.test(typed)
        ? [{ value: `/orders?orderNo=${encodeURIComponent(typed)}`, label: `查订单号 ${typed}` }]
        : found
  return (
    <AutoComplete
      value={text}
      options={options}
      onChange={(value) => setText(value.startsWith('/') ? '' : value)}
      onSelect={(path: string) => {
        setText('')
        navigate(path)
      }}
      defaultActiveFirstOption
      notFoundContent="没有这个页面；编号要填完整"
      style={{ width: 380 }}
    >
      <Input ref={box} aria-label="跳转到页面或编号" placeholder="跳转：页面名称，或线索、会员、订单编号（Ctrl K）" />
    </AutoComplete>
  )
}
