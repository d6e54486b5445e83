import { App, Button, Dropdown, Input } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'

/** Views of a list under a name: what is filtered is in the address, so a view is an address. Each person has their own. */
export function SavedViews({ id }: { id: string }) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const asked = useAsk('listViews', { list: id })
  const save = useAct('saveView', { ages: ['listViews'] })
  const remove = useAct('removeView', { ages: ['listViews'] })
  const views = asked.data?.views ?? []
  const ask = () => {
    let name = ''
    const store = async () => {
      const trimmed = name.trim()
      if (trimmed) await save.run({ list: id, name: trimmed, search: withoutCursor(search) })
    }
    modal.confirm({
      title: '保存当前筛选为视图',
      icon: null,
      content: (
        <Input
          autoFocus
          aria-label="视图名称"
          maxLength={20}
          placeholder="视图名称，同名的会被替换"
          onChange={(event) => (name = event.target.value)}
        />
      ),
      okText: '保存',
      cancelText: '取消',
      onOk: store,
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
    else void remove.run({ list: id, name })
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
      <Button aria-haspopup="true" loading={save.isBusy || remove.isBusy}>
        视图
      </Button>
    </Dropdown>
  )
}

function withoutCursor(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('cursor')
  return `?${params}`
}
