import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { countText } from '../../format/number-text'
import { type ImportShown, LIST_OF } from './import-words'

type Said = { type: 'info' | 'success' | 'warning'; title: string; description: ReactNode }

/** What came of an import, or what comes next, in a sentence. */
export function ImportStanding({ shown }: { shown: ImportShown }) {
  const said = saidOf(shown)
  return said && <Alert style={{ marginBottom: 12 }} showIcon {...said} />
}

function saidOf(shown: ImportShown): Said | null {
  switch (shown.state) {
    case 'receiving':
      return {
        type: 'warning',
        title: '文件还没有传完',
        description: <Link to={`/imports?kind=${shown.kind}`}>回到导入页，选择同一文件再按「检查」，会接着上传</Link>,
      }
    case 'checked':
      return checked(shown)
    case 'done':
      return done(shown)
    case 'cancelled':
      return {
        type: 'info',
        title: '这次导入已取消',
        description: '取消前已导入的行会保留。文件内容已删除，需要时请重新选择文件。',
      }
    default:
      return null
  }
}

function checked({ counts, allRows }: ImportShown): Said {
  if (allRows === 0) {
    return {
      type: 'warning',
      title: '文件里只有表头，没有数据行',
      description: '请确认导出时选中了数据，再重新选择文件。',
    }
  }
  const what = changes(counts)
  const rest = [
    ...(counts.same > 0 ? [`${countText(counts.same)} 行与已有的相同，不动`] : []),
    ...(counts.faulty > 0 ? [`${countText(counts.faulty)} 行有误，不会导入，可以先下载改好`] : []),
  ]
  const description = rest.length > 0 ? `${rest.join('；')}。` : '每一行都能导入。'
  if (what === '') return { type: 'warning', title: '检查完成：没有可以导入的新内容', description }
  return { type: 'info', title: `检查完成：导入会${what}`, description }
}

function done({ counts, kind }: ImportShown): Said {
  const what = changes(counts) || '没有新内容'
  const faulty = counts.faulty > 0 ? `，${countText(counts.faulty)} 行有误没有导入` : ''
  return {
    type: counts.faulty > 0 ? 'warning' : 'success',
    title: `导入完成：${what}${faulty}`,
    description: (
      <>
        <Link to={LIST_OF[kind].to}>{LIST_OF[kind].name}</Link> · <Link to="/setup">回到开始使用</Link> ·{' '}
        <Link to={`/imports?kind=${kind}`}>再导入一个文件</Link>
      </>
    ),
  }
}

function changes({ added, updated }: ImportShown['counts']): string {
  return [
    ...(added > 0 ? [`新增 ${countText(added)} 行`] : []),
    ...(updated > 0 ? [`更新 ${countText(updated)} 行`] : []),
  ].join('，')
}
