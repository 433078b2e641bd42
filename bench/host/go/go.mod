module plugo.bench/netrpc

go 1.18
