import { App, Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

type View = { name: string; search: string }

/** Views of a list under a name: what is filtered is in the address, so a view is an address. Kept in this browser. */
export function SavedViews({ id }: { id: string }) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const [views, setViews] = useState(() => read(id))
  const store = (next: View[]) => {
    setViews(next)
    localStorage.setItem(`views:${id}`, JSON.stringify(next))
  }
  const ask = () => {
    let name = ''
    modal.confirm({
      title: '保存当前筛选为视图',
      icon: null,
      content: (
        <Input autoFocus maxLength={20} placeholder="视图名称" onChange={(event) => (name = event.target.value)} />
      ),
      okText: '保存',
      cancelText: '取消',
      onOk: () => {
        const trimmed = name.trim()
        if (trimmed)
          store([...views.filter((view) => view.name !== trimmed), { name: trimmed, search: withoutCursor(search) }])
      },
    })
  }
  const items = [
    ...views.map(({ name }) => ({ key: `go:${name}`, label: name })),
    ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: '保存当前筛选…' },
    ...views.map(({ name }) => ({ key: `drop:${name}`, label: `删除「${name}」`, danger: true })),
  ]
  const act = (key: string) => {
    const [what, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
    if (key === 'save') ask()
    else if (what === 'go') navigate({ search: views.find((view) => view.name === name)?.search ?? '' })
    else store(views.filter((view) => view.name !== name))
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
      <Button aria-haspopup="true">视图</Button>
    </Dropdown>
  )
}

function withoutCursor(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('cursor')
  return `?${params}`
}

function read(id: string): View[] {
  try {
    const kept = JSON.parse(localStorage.getItem(`views:${id}`) ?? '[]') as unknown
    return Array.isArray(kept) ? (kept as View[]) : []
  } catch {
    return []
  }
}
