import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider, App as Messages } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { makeRouter } from './routes'
import { THEME } from './ui/theme'

/**
 * What several parts of a page ask at once is asked once; a page that is opened asks again, as a colleague may have acted
 * meanwhile. A failure is shown, not tried again behind one's back.
 */
const QUERIES = { queries: { retry: false, staleTime: 1_000, refetchOnWindowFocus: false } } as const

/** The whole console: one look, one store of answers, one table of pages. */
export function App() {
  const [client] = useState(() => new QueryClient({ defaultOptions: QUERIES }))
  const [router] = useState(makeRouter)
  return (
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      button={{ autoInsertSpace: false }}
      // What is wrong is where the hand goes next.
      form={{ scrollToFirstError: { focus: true } }}
      // A table gives way to a narrow screen before it moves sideways in its place.
      table={{ scroll: { x: true } }}
    >
      <QueryClientProvider client={client}>
        <Messages>
          <RouterProvider router={router} />
        </Messages>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
