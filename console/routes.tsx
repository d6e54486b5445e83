import { createBrowserRouter } from 'react-router'
import { Frame } from './frame/frame'
import { FaultPage, MissingPage } from './frame/missing-page'
import { NeedsCall } from './frame/needs-call'
import type { ConsolePage } from './navigation/area'
import { AREAS } from './navigation/areas'

/** Every page is fetched when it is first opened. */
export function makeRouter() {
  const pages = AREAS.flatMap((area) => area.pages)
  return createBrowserRouter(
    [
      {
        path: '/',
        element: <Frame />,
        errorElement: <FaultPage />,
        hydrateFallbackElement: <div aria-busy="true" />,
        children: [...pages.map(routeOf), { path: '*', element: <MissingPage /> }],
      },
    ],
    { basename: '/console' },
  )
}

function routeOf({ path, needs, load }: ConsolePage) {
  return {
    ...(path === '' ? { index: true as const } : { path }),
    errorElement: <FaultPage />,
    // A page that cannot be fetched is a page all the same: the router shows nothing at all where `lazy` fails.
    lazy: () =>
      load().then(
        ({ Page }) => ({ element: <NeedsCall name={needs}>{<Page />}</NeedsCall> }),
        () => ({ element: <FaultPage /> }),
      ),
  }
}
