//! Many people at the same time, in order, in bounded memory: one thread reads, all processors screen a
//! batch, one thread writes. At most [`AHEAD`] batches wait between two of them.

use crate::people::{Input, Piece};
use crate::progress::Progress;
use crate::reports::Reports;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many people one processor screens at a stretch.
const STRETCH: usize = 32;
/// How many stretches each processor has in a batch.
const STRETCHES: usize = 4;
/// How many batches wait before the next thread.
const AHEAD: usize = 1;

type Written = Vec<Vec<u8>>;

/// Screens everybody; gives back whether everybody could be read.
pub fn run(
    people: Input,
    reports: &Reports,
    output: &mut (dyn Write + Send),
    threads: Option<u16>,
    progress: &Progress,
) -> io::Result<bool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.map_or(0, usize::from));
    let pool = pool.build().map_err(io::Error::other)?;
    let size = pool.current_num_threads() * STRETCH * STRETCHES;
    let head = people.head();
    let (send_people, take_people) = sync_channel(AHEAD);
    let (send_reports, take_reports) = sync_channel::<Written>(AHEAD);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(people, size, &send_people));
        let writer = scope.spawn(move || write(&take_reports, output));
        let screen = |piece: &Piece, out: &mut Vec<u8>| reports.write(piece, head.as_ref(), out);
        let all_read = screen_batches(&pool, take_people, send_reports, &screen, progress);
        joined(writer)?;
        joined(reader)?;
        Ok(all_read)
    })
}

/// Sends batches of this size until the input ends, or nobody takes them any more.
fn read(mut people: Input, size: usize, send: &SyncSender<Vec<Piece>>) -> io::Result<()> {
    loop {
        let mut batch = Vec::with_capacity(size);
        while batch.len() < size
            && let Some(piece) = people.next()?
        {
            batch.push(piece);
        }
        if batch.is_empty() || send.send(batch).is_err() {
            return Ok(());
        }
    }
}

/// Screens batch by batch; gives back whether everybody could be read.
fn screen_batches(
    pool: &ThreadPool,
    take: Receiver<Vec<Piece>>,
    send: SyncSender<Written>,
    screen: &(impl Fn(&Piece, &mut Vec<u8>) -> bool + Sync),
    progress: &Progress,
) -> bool {
    let mut all_read = true;
    for batch in take {
        let stretch = |pieces: &[Piece]| {
            let mut out = Vec::new();
            let faults = pieces.iter().filter(|piece| !screen(piece, &mut out)).count();
            (out, faults)
        };
        let done = pool.install(|| batch.par_chunks(STRETCH).map(stretch).collect::<Vec<_>>());
        let (written, faults): (Written, Vec<usize>) = done.into_iter().unzip();
        let faults = faults.iter().sum::<usize>();
        all_read &= faults == 0;
        progress.screened(batch.len(), faults);
        if send.send(written).is_err() {
            break;
        }
    }
    all_read
}

fn write(take: &Receiver<Written>, output: &mut (dyn Write + Send)) -> io::Result<()> {
    for written in take {
        for stretch in written {
            output.write_all(&stretch)?;
        }
    }
    output.flush()
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, io::Result<T>>) -> io::Result<T> {
    thread.join().unwrap_or_else(|_| Err(io::Error::other("a thread has stopped")))
}
