// A worker that ticks once a second. Browsers slow the timers of hidden pages down to one a minute, too slow for
// the server, which closes a session that says nothing for 15 s; timers of a worker keep their pace.
setInterval(() => postMessage(null), 1000);

export {};
