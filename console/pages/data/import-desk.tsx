import { Alert, App, Button, Checkbox, Progress, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { IMPORT_KIND_TEXT, type ImportKind } from '../../../contract/data-vocabulary'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { AllowedButton } from '../../ui/allowed-button'
import { type ChosenFile, FilePicker } from '../../ui/file-picker'
import { Panel } from '../../ui/panel'
import { ColumnMatch } from './column-match'
import { saveText } from './save-text'
import { TemplateColumns } from './template-columns'
import { type ColumnMatch as Matched, useColumnMatch } from './use-column-match'
import { useSendFile } from './use-send-file'

type Props = { kinds: readonly ImportKind[]; kind: ImportKind; onKind: (kind: ImportKind) => void }

/** Where a file is chosen, its columns are matched with ours, and it is given to be looked through. Nothing is taken in here. */
export function ImportDesk(props: Props) {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const match = useColumnMatch(props.kind, file)
  return (
    <div className={file ? 'desk-row desk-row-match' : 'desk-row'}>
      <Desk {...props} file={file} onFile={setFile} match={match} />
      {file ? <ColumnMatch kind={props.kind} match={match} /> : <TemplateColumns kind={props.kind} />}
    </div>
  )
}

type DeskProps = Props & { file: ChosenFile | null; onFile: (file: ChosenFile | null) => void; match: Matched }

function Desk({ kinds, kind, onKind, file, onFile, match }: DeskProps) {
  const [fault, setFault] = useState<string | null>(null)
  const [mayUpdate, setMayUpdate] = useState(true)
  const { sending, send } = useSendFile()
  const navigate = useNavigate()
  const refusal = useRefusal()('startImport')
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const mayChange = kind === 'stores' || kind === 'guides'

  const check = async () => {
    if (!file || !match.columns) return
    setFault(null)
    const sent = await send({ kind, file, columns: match.columns, mayUpdate: mayChange && mayUpdate })
    // Whoever went on to another page is not taken away from it; the import stands in the list.
    if (!isHere.current) return
    if ('fault' in sent) setFault(sent.fault)
    else navigate(`/imports/${sent.importId}`)
  }
  return (
    <Panel title="导入一个文件">
      <div className="field-row">
        <span className="field-name">导入什么</span>
        <Segmented
          aria-label="导入什么"
          value={kind}
          onChange={(value) => {
            setFault(null)
            onKind(value as ImportKind)
          }}
          options={kinds.map((value) => ({ value, label: IMPORT_KIND_TEXT[value] }))}
        />
        <TemplateButton kind={kind} />
      </div>
      <FilePicker
        label="要导入的文件"
        file={file}
        isBusy={sending !== null}
        onChoose={(chosen) => {
          onFile(chosen)
          setFault(null)
        }}
        onFault={(said) => {
          onFile(null)
          setFault(said)
        }}
      />
      {mayChange && (
        <Checkbox
          style={{ marginTop: 12 }}
          checked={mayUpdate}
          onChange={(event) => setMayUpdate(event.target.checked)}
        >
          编号已存在的{IMPORT_KIND_TEXT[kind]}，按文件更新（不勾选时只新增，内容不同的行会列为有误）
        </Checkbox>
      )}
      {fault && <Fault text={fault} />}
      <div className="act-row">
        <AllowedButton
          type="primary"
          refusal={refusal ?? match.whyNot}
          loading={sending !== null}
          onClick={() => void check()}
        >
          检查
        </AllowedButton>
        {sending ? (
          <Progress
            style={{ width: 240 }}
            percent={Math.round((100 * sending.done) / sending.all)}
            aria-label="上传进度"
          />
        ) : (
          <span className="soft">先检查，看过结果再决定是否导入；检查不会改动任何数据。</span>
        )}
      </div>
      <ul className="promises">
        <li>列名不用改成和模板一样：选好文件后在右边对应，下次会记住。</li>
        <li>好的行先进来，有误的行连同原因可以下载，改好再传。</li>
        <li>同一份文件传几次都一样：已有的行不会重复。</li>
        <li>导入可以离开页面继续，也可以随时取消。</li>
        <li>文件内容加密存放，导入结束即删除；有误的行最多保留 7 天。</li>
      </ul>
    </Panel>
  )
}

function TemplateButton({ kind }: { kind: ImportKind }) {
  const { message } = App.useApp()
  const act = useAct('showImportTemplate', {
    ages: [],
    onDone: ({ fileName, text }) => {
      saveText(fileName, text)
      message.success('模板已下载')
    },
  })
  return (
    <Button loading={act.isBusy} onClick={() => void act.run({ kind })}>
      下载模板
    </Button>
  )
}

/** The server says what is missing line by line. */
function Fault({ text }: { text: string }) {
  const [title, ...lines] = text.replace('：', '\n').split('\n')
  const list = (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  return (
    <Alert
      style={{ marginTop: 12 }}
      type="error"
      showIcon
      title={title}
      {...(lines.length > 0 ? { description: list } : {})}
    />
  )
}
