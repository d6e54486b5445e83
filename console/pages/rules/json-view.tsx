import { App, Button } from 'antd'
import { useState } from 'react'

/** The document as it is stored, to read and to copy; it is changed by the forms only. */
export function JsonView({ doc }: { doc: unknown }) {
  const [isOpen, setOpen] = useState(false)
  const { message } = App.useApp()
  const text = JSON.stringify(doc, null, 2)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      message.success('已复制')
    } catch {
      message.warning('浏览器不让复制，请选中文字后手动复制')
    }
  }
  return (
    <section className="panel">
      <div className="acts">
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起 JSON' : '查看 JSON'}
        </Button>
        {isOpen && (
          <Button size="small" onClick={() => void copy()}>
            复制
          </Button>
        )}
        <span className="faint">只读，给技术同事核对用</span>
      </div>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <pre className="text json" tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  )
}
