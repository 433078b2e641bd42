package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

// The same loops as in drivers/echo-works.mjs; units: microseconds, calls a second, MB a second, milliseconds.

const mebibyte = 1 << 20

func (p *plugin) echo(text string) error {
	var answer string
	if err := p.Call("Echo.Text", text, &answer); err != nil {
		return err
	}
	if len(answer) != len(text) {
		return fmt.Errorf("echo of %d characters has %d", len(text), len(answer))
	}
	return nil
}

func (p *plugin) echoBytes(sent []byte) error {
	var answer []byte
	if err := p.Call("Echo.Bytes", sent, &answer); err != nil {
		return err
	}
	if len(answer) != len(sent) {
		return fmt.Errorf("echo of %d bytes has %d", len(sent), len(answer))
	}
	return nil
}

func (p *plugin) oneAtATime(span time.Duration) (figures, error) {
	micros := make([]float64, 0, 1<<16)
	for end := time.Now().Add(span); time.Now().Before(end); {
		begin := time.Now()
		if err := p.echo("hello"); err != nil {
			return nil, err
		}
		micros = append(micros, float64(time.Since(begin).Nanoseconds())/1e3)
	}
	sort.Float64s(micros)
	at := func(q float64) float64 { return micros[int(float64(len(micros)-1)*q)] }
	return figures{"p50": at(0.5), "p99": at(0.99)}, nil
}

// inFlight keeps so many calls on their way, each made by a goroutine of its own.
func (p *plugin) inFlight(count int, span time.Duration) (figures, error) {
	var group sync.WaitGroup
	done := make([]int, count)
	errs := make([]error, count)
	begin := time.Now()
	end := begin.Add(span)
	for worker := 0; worker < count; worker++ {
		group.Add(1)
		go func(worker int) {
			defer group.Done()
			for errs[worker] == nil && time.Now().Before(end) {
				errs[worker] = p.echo("hello")
				done[worker]++
			}
		}(worker)
	}
	group.Wait()
	return rate(sum(done), begin), first(errs)
}

// groups sends so many calls at once, waits for all of them, and begins again.
func (p *plugin) groups(size int, span time.Duration) (figures, error) {
	answers := make([]string, size)
	calls := 0
	begin := time.Now()
	for end := begin.Add(span); time.Now().Before(end); calls += size {
		done := make(chan *rpcCall, size)
		for index := range answers {
			p.Go("Echo.Text", "hello", &answers[index], done)
		}
		for range answers {
			if call := <-done; call.Error != nil {
				return nil, call.Error
			}
		}
	}
	return rate(calls, begin), nil
}

func (p *plugin) megabyteText(span time.Duration) (figures, error) {
	text := strings.Repeat("0123456789abcdef", mebibyte/16)
	return transfer(span, func() error { return p.echo(text) })
}

func (p *plugin) megabyteBytes(span time.Duration) (figures, error) {
	content := bytes.Repeat([]byte("0123456789abcdef"), mebibyte/16)
	return transfer(span, func() error { return p.echoBytes(content) })
}

func transfer(span time.Duration, echo func() error) (figures, error) {
	calls := 0
	begin := time.Now()
	for end := begin.Add(span); time.Now().Before(end); calls++ {
		if err := echo(); err != nil {
			return nil, err
		}
	}
	return figures{"MB/s": float64(calls) * mebibyte / 1e6 / time.Since(begin).Seconds()}, nil
}

// coldStart launches one more plugin and takes the time until it has answered a first call.
func coldStart() (figures, error) {
	begin := time.Now()
	fresh, err := launch()
	if err != nil {
		return nil, err
	}
	defer fresh.stop()
	if err := fresh.echo("hello"); err != nil {
		return nil, err
	}
	return figures{"ms": float64(time.Since(begin).Microseconds()) / 1e3}, nil
}

func rate(calls int, begin time.Time) figures {
	return figures{"calls/s": float64(calls) / time.Since(begin).Seconds()}
}

func sum(values []int) (total int) {
	for _, value := range values {
		total += value
	}
	return total
}

func first(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
