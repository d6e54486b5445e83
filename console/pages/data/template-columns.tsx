import { IMPORT_KIND_TEXT, type ImportKind } from '../../../contract/data-vocabulary'
import { useAsk } from '../../api/use-ask'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import { NeedMark } from './need-mark'

/** How the columns of a kind of file are filled in. */
export function TemplateColumns({ kind }: { kind: ImportKind }) {
  const asked = useAsk('showImportTemplate', { kind })
  return (
    <Panel title={`${IMPORT_KIND_TEXT[kind]}文件的列`}>
      <AskedView asked={asked}>
        {({ columns }) => (
          <PlainTable
            label="列的填法"
            rows={columns}
            rowKey={({ label }) => label}
            columns={[
              { title: '列名', render: ({ label }) => label },
              { title: '要求', render: ({ need }) => <NeedMark need={need} /> },
              { title: '示例', render: ({ example }) => <span className="soft">{example}</span> },
              { title: '怎么填', render: ({ note }) => note },
            ]}
          />
        )}
      </AskedView>
    </Panel>
  )
}
