import { App, Button } from 'antd'

/** The codes for the day the phone is lost, with two ways to keep them. They are not shown again. */
export function RecoveryCodes({ codes, login }: { codes: readonly string[]; login: string }) {
  const { message } = App.useApp()
  const text = codes.join('\n')
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    message.success('已复制')
  }
  return (
    <>
      <p className="soft">手机丢失或换新时，用其中一个代替验证码登录，每个只能用一次。关闭这个窗口后不会再显示。</p>
      <pre className="text" style={{ columnCount: 2, fontSize: 14 }}>
        {text}
      </pre>
      <span style={{ display: 'flex', gap: 8, marginTop: 12 }}>
        <Button onClick={() => void copy()}>复制</Button>
        <Button
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`分拨总部 ${login} 的恢复码\n${text}\n`)}`}
          download={`恢复码-${login}.txt`}
        >
          下载
        </Button>
      </span>
    </>
  )
}
