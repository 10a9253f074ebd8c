// A server of somebody else on a free port of 127.0.0.1: `node server.mjs relay|y-websocket|hocuspocus`. Says "port N".
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { WebSocketServer } from 'ws'

const require = createRequire(import.meta.url)

function listen(onConnection) {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', onConnection)
  server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port} `))
}

// What is left when there is no document, no log and no acknowledgement: each message to all others of the same path.
function relay() {
  const boards = new Map()
  listen((socket, request) => {
    const others = boards.get(request.url) ?? new Set()
    boards.set(request.url, others.add(socket))
    socket.on('message', (data) => {
      for (const other of others) if (other !== socket) other.send(data, { binary: true })
    })
    socket.on('close', () => others.delete(socket))
  })
}

const peers = {
  relay,
  'y-websocket': () => {
    const { setupWSConnection } = require('y-websocket/bin/utils')
    listen(setupWSConnection)
  },
  hocuspocus: async () => {
    const { Server } = await import('@hocuspocus/server')
    const server = Server.configure({ address: '127.0.0.1', port: 0, quiet: true })
    await server.listen()
    console.log(`port ${server.address.port} `)
  },
}

const start = peers[process.argv[2]]
if (!start) {
  console.error(`one of: ${Object.keys(peers).join(', ')}`)
  process.exit(2)
}
start()
