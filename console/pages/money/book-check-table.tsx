import type { Books } from '../../../contract/book-sums'
import { Mark } from '../../ui/mark'
import { PlainTable } from '../../ui/plain-table'
import { bookChecks } from './book-checks'

/** Each check of the books, what it means, and whether it holds. */
export function BookCheckTable({ books }: { books: Books }) {
  return (
    <PlainTable
      label="核对项目"
      rows={bookChecks(books)}
      rowKey={({ key }) => key}
      columns={[
        { title: '核对什么', render: ({ title }) => title },
        { title: '说明', render: ({ means }) => <span className="soft">{means}</span> },
        {
          title: '结果',
          render: ({ isSound, found }) => (
            <>
              <Mark tone={isSound ? 'good' : 'bad'}>{isSound ? '通过' : '未通过'}</Mark> {found}
            </>
          ),
        },
      ]}
    />
  )
}
